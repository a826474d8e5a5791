package io.autotag.query.sql;

import io.autotag.query.Condition;
import io.autotag.query.Field;
import io.autotag.query.Group;
import io.autotag.query.Literal;
import io.autotag.query.Operator;
import io.autotag.query.cell.BestScore;
import io.autotag.query.cell.NeededLabels;
import io.autotag.query.cell.Tests;
import io.autotag.query.names.Names;
import io.autotag.query.names.SavedQueries;
import io.autotag.query.names.TextMatch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The covers of a condition in the order of the items: one for each thing that must hold and that an index knows. */
final class AgeCovers implements Condition.Visitor<List<Cover>> {
    private final Names names;
    private final PredictionLeads predictions;
    private final SavedQueries saved;

    AgeCovers(Names names, PredictionLeads predictions) {
        this.names = names;
        this.predictions = predictions;
        this.saved = SavedQueries.writtenOut(names);
    }

    @Override
    public List<Cover> all(Condition.All all) {
        return all.parts().stream().flatMap(part -> part.accept(this).stream()).toList();
    }

    /** Every alternative has to be covered. */
    @Override
    public List<Cover> any(Condition.Any any) {
        return either(any.parts().stream().map(part -> part.accept(this)));
    }

    private static List<Cover> either(Stream<List<Cover>> alternatives) {
        Optional<Cover> covers = Cover.of(List.of());
        for (List<Cover> alternative : alternatives.toList()) {
            Optional<Cover> first = alternative.stream().findFirst();
            covers = covers.flatMap(before -> first.flatMap(before::or));
        }
        return covers.stream().toList();
    }

    @Override
    public List<Cover> negation(Condition.Negation negation) {
        return List.of();
    }

    @Override
    public List<Cover> exists(Condition.Exists exists) {
        return members(exists.group());
    }

    @Override
    public List<Cover> count(Condition.Count count) {
        return NeedsOne.of(count) ? members(count.group()) : List.of();
    }

    private List<Cover> members(Group group) {
        Optional<List<Lead>> leads = group.subject() == Group.Subject.ANNOTATION
                ? Optional.of(annotations(group))
                : predictions.byAge(group);
        return leads.flatMap(Cover::of).stream().toList();
    }

    private List<Lead> annotations(Group group) {
        SqlFragment ofProject =
                SqlFragment.of("FROM annotation a WHERE a.project_id = ? AND a.deleted_at IS NULL", names.projectId());
        Optional<int[]> labels = new NeededLabels(names, Field.ANNOTATION_LABEL).of(group.where());
        Stream<SqlFragment> sources = labels.map(ids -> Arrays.stream(ids).mapToObj(id -> ofProject
                        .then(" AND ")
                        .then(Column.ANNOTATION_LABEL.in(id).sql())))
                .orElse(Stream.of(ofProject));
        return sources.map(source -> Lead.byAge(source, Column.ANNOTATED_ITEM)).toList();
    }

    @Override
    public List<Cover> test(Condition.Test test) {
        if (test.operator() == Operator.NOT_EQUAL) {
            return List.of();
        }
        return switch (test.field()) {
            case IMAGE_SCORE, OBJECT_SCORE -> members(BestScore.group(test.field(), test.key()));
            case SLICE -> slices(test);
            case REVIEW_STATUS -> review(Tests.textOf(test));
            case PREDICTED -> lookedAt(test.value());
            case UID, REFERENCE_ID -> named(test);
            case METADATA -> metadata(test);
            default -> List.of();
        };
    }

    @Override
    public List<Cover> present(Condition.Present present) {
        boolean tag = present.field() == Field.IMAGE_SCORE || present.field() == Field.OBJECT_SCORE;
        return tag ? members(BestScore.group(present.field(), present.key())) : List.of();
    }

    private List<Cover> slices(Condition.Test test) {
        TextMatch match = TextMatch.of(test.operator(), Tests.textOf(test));
        long[] ids = names.slices(match);
        List<List<Cover>> found = saved.each(one -> one.isCalled(match), condition -> condition.accept(this));
        if (ids.length == 0 && found.size() == 1) {
            return found.get(0);
        }
        List<Cover> members = cover(Arrays.stream(ids)
                .mapToObj(id -> SqlFragment.of("FROM slice_item m WHERE m.slice_id = ?", id))
                .map(source -> Lead.byAge(source, Column.SLICED_ITEM)));
        return either(Stream.concat(Stream.of(members), found.stream()));
    }

    /** Items without a row are unreviewed and stand in no index. */
    private List<Cover> review(String state) {
        if (state.equals("unreviewed")) {
            return List.of();
        }
        SqlFragment source =
                SqlFragment.of("FROM project_item r WHERE r.project_id = ? AND r.state = ?", names.projectId(), state);
        return cover(Stream.of(Lead.byAge(source, Column.REVIEWED_ITEM)));
    }

    private List<Cover> lookedAt(Literal look) {
        if (look instanceof Literal.Flag flag && !flag.value()) {
            return List.of();
        }
        return cover(names.sets().stream()
                .filter(set ->
                        look instanceof Literal.Text text ? set.modelVersion().equals(text.value()) : set.visible())
                .map(set -> SqlFragment.of("FROM set_item s WHERE s.set_id = ?", set.id()))
                .map(source -> Lead.byAge(source, Column.LOOKED_AT_ITEM)));
    }

    private List<Cover> named(Condition.Test test) {
        if (test.operator() != Operator.EQUAL) {
            return List.of();
        }
        String text = Tests.textOf(test);
        Stream<SqlFragment> sources = test.field() == Field.UID
                ? Stream.of(SqlFragment.of("FROM item i WHERE i.uid = ?", text))
                : names.datasets().stream()
                        .map(set -> SqlFragment.of("FROM item i WHERE i.dataset_id = ? AND i.key = ?", set.id(), text));
        return cover(sources.map(source -> Lead.byAge(source, Column.ITEM_ID)));
    }

    /** The index has no order: PostgreSQL knows best when to sort what it finds there. */
    private List<Cover> metadata(Condition.Test test) {
        if (test.operator() != Operator.EQUAL) {
            return List.of();
        }
        SqlFragment equal = new JsonTerms(Column.ITEM_METADATA).test(test).sql();
        return cover(Stream.of(Lead.byAge(SqlFragment.of("FROM item i WHERE ").then(equal), Column.ITEM_ID)));
    }

    private static List<Cover> cover(Stream<Lead> leads) {
        return Cover.of(leads.toList()).stream().toList();
    }
}
