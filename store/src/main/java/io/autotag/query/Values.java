package io.autotag.query;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a literal as a value of a field's type, and writes the comparison in the simplest tests. */
final class Values {
    private Values() {}

    static void requireOperator(Field field, Expression.Operation operation) {
        List<Operator> operators = field.type().operators();
        if (!operators.contains(operation.operator())) {
            throw new QueryException(QueryProblem.at(
                            operation.place(),
                            field.text() + " cannot be compared with "
                                    + operation.operator().symbol() + ".")
                    .expecting(operators.stream().map(Operator::symbol).toList()));
        }
    }

    static Condition test(Field field, Optional<String> key, Operator operator, Expression.Element element) {
        Literal literal = element.literal();
        return switch (field.type()) {
            case SCORE -> plain(field, key, operator, number(field, element, -1, 1));
            case PROBABILITY -> plain(field, key, operator, number(field, element, 0, 1));
            case NUMBER -> plain(field, key, operator, number(field, element, -Double.MAX_VALUE, Double.MAX_VALUE));
            case TEXT -> plain(field, key, operator, text(field, element));
            case SCALAR -> plain(field, key, operator, scalar(field, operator, element));
            case CHOICE -> choice(field, operator, element);
            case DATE -> date(field, operator, asDate(field, element));
            case LOOK -> look(field, operator, literal instanceof Literal.Flag ? literal : text(field, element));
        };
    }

    private static Condition plain(Field field, Optional<String> key, Operator operator, Literal value) {
        return new Condition.Test(field, key, operator, value);
    }

    private static Literal number(Field field, Expression.Element element, double least, double most) {
        if (!(element.literal() instanceof Literal.Numeric number)) {
            throw wrongType(field, element);
        }
        if (number.value() < least || number.value() > most) {
            throw new QueryException(QueryProblem.at(
                            element.place(),
                            field.text() + " lies between " + Spelling.number(least) + " and " + Spelling.number(most)
                                    + ": " + Printer.literal(number) + " is outside.")
                    .expecting(field.type().description()));
        }
        return number;
    }

    private static Literal text(Field field, Expression.Element element) {
        if (element.literal() instanceof Literal.Text text) {
            return text;
        }
        throw wrongType(field, element);
    }

    private static Literal scalar(Field field, Operator operator, Expression.Element element) {
        Literal literal = element.literal();
        if (operator == Operator.CONTAINS) {
            return text(field, element);
        }
        boolean compares = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
        if (literal instanceof Literal.Flag && !compares) {
            throw new QueryException(QueryProblem.at(element.place(), "true and false are compared with = and != only.")
                    .expecting("a text in double quotes", "a number", "a date"));
        }
        boolean date = literal instanceof Literal.Day || literal instanceof Literal.Moment;
        return date ? new Literal.Text(Printer.literal(literal)) : literal;
    }

    private static Condition choice(Field field, Operator operator, Expression.Element element) {
        String written =
                element.literal() instanceof Literal.Text text ? text.value() : Printer.literal(element.literal());
        String word = written.toLowerCase(Locale.ROOT);
        if (!field.choices().contains(word)) {
            throw UnknownWord.at(written, element.place(), field.text() + " has no value", field.choices());
        }
        if (field == Field.SCORE_BAND) {
            Condition band = ScoreBand.named(word).condition();
            return operator == Operator.EQUAL ? band : new Condition.Negation(band);
        }
        return plain(field, Optional.empty(), operator, new Literal.Text(word));
    }

    private static Condition look(Field field, Operator operator, Literal value) {
        Condition test = plain(field, Optional.empty(), Operator.EQUAL, value);
        return operator == Operator.EQUAL ? test : new Condition.Negation(test);
    }

    private static Literal asDate(Field field, Expression.Element element) {
        Literal literal = element.literal();
        if (literal instanceof Literal.Day || literal instanceof Literal.Moment) {
            return literal;
        }
        Optional<Literal> read = literal instanceof Literal.Text text ? Dates.read(text.value()) : Optional.empty();
        return read.orElseThrow(() -> wrongType(field, element));
    }

    /** A day is all its moments: {@code =} holds throughout it, {@code >} from the next midnight on. */
    private static Condition date(Field field, Operator operator, Literal date) {
        if (!(date instanceof Literal.Day day)) {
            return plain(field, Optional.empty(), operator, date);
        }
        Literal start = new Literal.Moment(day.value().atStartOfDay().toInstant(ZoneOffset.UTC));
        Literal end = new Literal.Moment(day.value().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        Condition before = plain(field, Optional.empty(), Operator.LESS, start);
        Condition fromStart = plain(field, Optional.empty(), Operator.AT_LEAST, start);
        Condition untilEnd = plain(field, Optional.empty(), Operator.LESS, end);
        Condition after = plain(field, Optional.empty(), Operator.AT_LEAST, end);
        return switch (operator) {
            case EQUAL -> new Condition.All(List.of(fromStart, untilEnd));
            case NOT_EQUAL -> new Condition.Any(List.of(before, after));
            case LESS -> before;
            case AT_MOST -> untilEnd;
            case GREATER -> after;
            case AT_LEAST -> fromStart;
            case CONTAINS -> throw new IllegalStateException("A date contains nothing");
        };
    }

    private static QueryException wrongType(Field field, Expression.Element element) {
        String written = Printer.literal(element.literal());
        boolean needsQuotes = field.type() == FieldType.TEXT || field.type() == FieldType.LOOK;
        QueryProblem problem = QueryProblem.at(
                        element.place(),
                        field.text() + " is compared with " + field.type().description() + ": " + written
                                + " is something else.")
                .expecting(field.type().description());
        return new QueryException(needsQuotes ? problem.suggesting(Spelling.quoted(written)) : problem);
    }
}
