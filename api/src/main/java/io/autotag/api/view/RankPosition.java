package io.autotag.api.view;

import io.autotag.compare.Ranking;

/** Where a page of ranked items ended, for cursors. */
public final class RankPosition {

    private RankPosition() {}

    static String write(Ranking.Ranked ranked) {
        return ranked.information() + " " + ranked.item();
    }

    /** @param position as {@link #write} has written it: a cursor is signed */
    public static Ranking.Ranked read(String position) {
        int gap = position.indexOf(' ');
        return new Ranking.Ranked(
                Long.parseLong(position.substring(gap + 1)), Double.parseDouble(position.substring(0, gap)));
    }
}
