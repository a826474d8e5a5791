package io.autotag.query.sql;

import io.autotag.query.Condition;
import io.autotag.query.Field;
import io.autotag.query.FieldOwner;
import io.autotag.query.names.Names;
import java.util.List;

/** A condition to SQL over the item i and, inside a group, over its member p or a. */
final class ConditionSql implements Condition.Visitor<Predicate> {
    private final Groups groups;
    private final Terms itemTerms;
    private final Terms memberTerms;

    ConditionSql(Names names, Groups groups, Terms memberTerms) {
        this.groups = groups;
        this.itemTerms = new ItemTerms(names, groups);
        this.memberTerms = memberTerms;
    }

    /** Outside every group. */
    static ConditionSql ofItem(Names names, Groups groups) {
        Terms terms = new ItemTerms(names, groups);
        return new ConditionSql(names, groups, terms);
    }

    @Override
    public Predicate all(Condition.All all) {
        return Predicate.all(each(all.parts()));
    }

    @Override
    public Predicate any(Condition.Any any) {
        return Predicate.any(each(any.parts()));
    }

    private List<Predicate> each(List<Condition> parts) {
        return parts.stream().map(part -> part.accept(this)).toList();
    }

    @Override
    public Predicate negation(Condition.Negation negation) {
        return negation.part().accept(this).negated();
    }

    @Override
    public Predicate exists(Condition.Exists exists) {
        return groups.exists(exists.group());
    }

    @Override
    public Predicate count(Condition.Count count) {
        return groups.count(count);
    }

    @Override
    public Predicate test(Condition.Test test) {
        return terms(test.field()).test(test);
    }

    @Override
    public Predicate present(Condition.Present present) {
        return terms(present.field()).present(present);
    }

    private Terms terms(Field field) {
        return field.owner() == FieldOwner.ITEM ? itemTerms : memberTerms;
    }
}
