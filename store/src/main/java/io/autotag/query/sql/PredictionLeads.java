package io.autotag.query.sql;

import io.autotag.query.Field;
import io.autotag.query.Group;
import io.autotag.query.cell.Cell;
import io.autotag.query.cell.Cells;
import io.autotag.query.cell.Conjuncts;
import io.autotag.query.names.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts of the indexes on predictions in which the members of a group stand. */
final class PredictionLeads {
    private final Cells cells;
    private final Terms terms;

    PredictionLeads(Names names) {
        this.cells = new Cells(names);
        this.terms = new PredictionTerms(names);
    }

    /** In the order of the items; the indexes are p_new and p_done. */
    Optional<List<Lead>> byAge(Group group) {
        Predicate bounds = bounds(group);
        return cells.of(group).map(all -> all.stream()
                .map(cell -> Predicate.all(List.of(place(cell), Column.STATUS.in(cell.status()), bounds)))
                .map(where -> Lead.byAge(from(where), Column.PREDICTED_ITEM))
                .toList());
    }

    /** In the order of the scores; the indexes are p_score and p_rank. */
    Optional<List<Lead>> byScore(Group group) {
        return ranked(group).map(parts -> parts.stream()
                .map(where -> Lead.byKey(from(where), Column.SCORE, Column.PREDICTED_ITEM))
                .toList());
    }

    /** In the order of the distance from 0: upwards from it and downwards, merged. */
    Optional<List<Lead>> byUncertainty(Group group) {
        return ranked(group).map(parts -> parts.stream()
                .flatMap(where -> Stream.of(
                        Lead.byKey(from(where).then(" AND p.score >= 0"), Column.SCORE, Column.PREDICTED_ITEM),
                        Lead.byMirroredKey(from(where).then(" AND p.score < 0"), Column.SCORE, Column.PREDICTED_ITEM)))
                .toList());
    }

    private Optional<List<Predicate>> ranked(Group group) {
        Predicate bounds = bounds(group);
        return cells.of(group).map(all -> all.stream()
                .map(cell ->
                        new Cell(cell.set(), cell.level(), cell.label(), Math.min(1, cell.status()), Cell.ANY_SCORE))
                .distinct()
                .map(cell -> Predicate.all(List.of(place(cell), indexed(cell), bounds)))
                .toList());
    }

    private static Predicate indexed(Cell cell) {
        return Predicate.certain(cell.status() == Cell.PENDING ? "p.status = 0" : "p.status <> 0");
    }

    private static Predicate place(Cell cell) {
        return Predicate.all(List.of(
                Column.SHARD.in(cell.set().shard()),
                Column.SET.in(cell.set().id()),
                Column.LEVEL.in(cell.level()),
                Column.LABEL.in(cell.label())));
    }

    private Predicate bounds(Group group) {
        List<Predicate> bounds = new ArrayList<>();
        Conjuncts.tests(group.where())
                .filter(test -> test.field() == Field.SCORE)
                .forEach(test -> bounds.add(terms.test(test)));
        return Predicate.all(bounds);
    }

    private static SqlFragment from(Predicate where) {
        return SqlFragment.of("FROM prediction p WHERE ").then(where.sql());
    }
}
