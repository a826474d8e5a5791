package io.autotag.run;

/** One row of the table. */
public record RunTransition(RunState from, RunEvent event, RunState to) {}
