/**
 * The files of exports: COCO, YOLO, Pascal VOC and Autotag's own lines, in a zip that is written in one pass and in little
 * memory. Knows the items it is given and where pictures lie, but may not know Temporal or the database.
 */
@NullMarked
package io.autotag.format;

import org.jspecify.annotations.NullMarked;
