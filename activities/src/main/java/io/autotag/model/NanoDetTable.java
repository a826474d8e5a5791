package io.autotag.model;

/**
 * Where the numbers of one grid stand: one row for each cell, in an output of its own or among others. Pure.
 *
 * @param columns of a row of the whole output
 * @param from the column that the wanted numbers begin at
 */
record NanoDetTable(String output, int firstRow, int columns, int from) {

    /** The place of a cell's first number. */
    int at(int cell) {
        return (firstRow + cell) * columns + from;
    }

    /** Throws where the output has no such rows any more. */
    void require(Output answer, int cells) throws ItemProblem {
        boolean batch = answer.rank() == 3;
        int rows = batch ? answer.side(1) : answer.side(0);
        if (batch) {
            answer.requireShape(Output.SOME, Output.ANY, columns);
        } else {
            answer.requireShape(Output.SOME, columns);
        }
        if (rows < firstRow + cells) {
            answer.requireShape(Output.SOME, firstRow + cells, columns);
        }
    }
}
