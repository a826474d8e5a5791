package io.autotag.blob;

/** What can be done about refusals of an object store, in words that end a sentence. */
record S3Hints(String credentials, String rights, String region, String bucket, String endpoint) {

    /** For the operator, whose blobs are there. */
    static final S3Hints OF_BLOBS = new S3Hints(
            "check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the role of this process",
            "s3:GetObject, s3:PutObject, s3:DeleteObject, s3:AbortMultipartUpload,"
                    + " s3:ListBucket and s3:ListBucketMultipartUploads",
            "set AUTOTAG_S3_REGION to the one it is in",
            "create it, or set AUTOTAG_BLOBS to one that is there",
            "check AUTOTAG_S3_ENDPOINT, and that it runs");

    /** For whoever reads pictures in place. */
    static final S3Hints OF_SOURCES = new S3Hints(
            "give the source the right keys",
            "s3:GetObject and s3:ListBucket",
            "make the source with the region it is in",
            "make the source with one that is there",
            "check the endpoint of the source, and that it runs");
}
