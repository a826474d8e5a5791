-- annotation_origin has come in its place.
DROP INDEX annotation_source;
