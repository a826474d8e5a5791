package io.autotag.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Syntax tree to canonical text: one spelling for each tree, which reads back as the same tree. */
final class Printer implements Expression.Visitor<String> {
    private static final Printer PRINTER = new Printer();
    private static final Literals LITERALS = new Literals();

    private Printer() {}

    static String print(Optional<Expression> expression) {
        return expression.map(tree -> tree.accept(PRINTER)).orElse("");
    }

    @Override
    public String or(Expression.Or or) {
        return joined(or.operands(), " OR ");
    }

    @Override
    public String and(Expression.And and) {
        return and.operands().stream()
                .map(part -> part instanceof Expression.Or ? "(" + part.accept(this) + ")" : part.accept(this))
                .collect(Collectors.joining(" AND "));
    }

    @Override
    public String not(Expression.Not not) {
        Expression operand = not.operand();
        boolean joins = operand instanceof Expression.Or || operand instanceof Expression.And;
        return joins ? "NOT (" + operand.accept(this) + ")" : "NOT " + operand.accept(this);
    }

    @Override
    public String prefix(Expression.Prefix prefix) {
        Tag tag = prefix.tag();
        String text = tag.open() ? tag.text() + "*" : Spelling.bare(tag.text());
        return prefix.level().prefix() + ":" + text;
    }

    @Override
    public String scoped(Expression.Scoped scoped) {
        return scoped.kind().word() + "(" + print(scoped.inside()) + ")";
    }

    @Override
    public String counted(Expression.Counted counted) {
        return "count(" + scoped(counted.scope()) + ") "
                + counted.operation().operator().symbol() + " "
                + counted.value().literal().accept(LITERALS);
    }

    @Override
    public String comparison(Expression.Comparison comparison) {
        return comparison.field().text() + " "
                + comparison.operation().operator().symbol() + " "
                + comparison.value().literal().accept(LITERALS);
    }

    @Override
    public String membership(Expression.Membership membership) {
        String elements = membership.elements().stream()
                .map(element -> element.literal().accept(LITERALS))
                .collect(Collectors.joining(", "));
        return membership.field().text() + (membership.negated() ? " NOT IN (" : " IN (") + elements + ")";
    }

    @Override
    public String presence(Expression.Presence presence) {
        return presence.field().text() + (presence.negated() ? " IS NOT NULL" : " IS NULL");
    }

    private String joined(List<Expression> parts, String glue) {
        return parts.stream().map(part -> part.accept(this)).collect(Collectors.joining(glue));
    }

    static String literal(Literal literal) {
        return literal.accept(LITERALS);
    }

    private static final class Literals implements Literal.Visitor<String> {
        @Override
        public String text(Literal.Text literal) {
            return Spelling.quoted(literal.value());
        }

        @Override
        public String number(Literal.Numeric literal) {
            return Spelling.number(literal.value());
        }

        @Override
        public String flag(Literal.Flag literal) {
            return Boolean.toString(literal.value());
        }

        @Override
        public String day(Literal.Day literal) {
            return literal.value().toString();
        }

        @Override
        public String moment(Literal.Moment literal) {
            return literal.value().toString();
        }
    }
}
