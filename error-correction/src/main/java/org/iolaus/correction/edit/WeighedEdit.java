package org.iolaus.correction.edit;

/**
 * An edit and how sure it is.
 *
 * @param edit the edit
 * @param logOdds bits of its being right against its being wrong; not a number where it was not weighed
 */
public record WeighedEdit(Edit edit, double logOdds) {}
