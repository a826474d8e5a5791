package io.autotag.store;

/** JSON as the database gave it, to be written again to the digit. */
record StoredJson(String text) {}
