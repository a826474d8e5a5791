package io.autotag.workflow;

/** Ids of workflows: one workflow a thing at a time. */
public final class WorkflowIds {

    private WorkflowIds() {}

    public static String run(String runUid) {
        return "run-" + runUid;
    }

    public static String bulk(String actionUid) {
        return "bulk-" + actionUid;
    }

    public static String rescore(String rescoringUid) {
        return "rescore-" + rescoringUid;
    }

    public static String export(String exportUid) {
        return "export-" + exportUid;
    }

    /** @param batch what tells this finalisation of uploads from others of the dataset */
    public static String ingest(String datasetUid, String batch) {
        return "ingest-" + datasetUid + "-" + batch;
    }

    /** @param number of the scan of the source */
    public static String scan(String sourceUid, int number) {
        return "scan-" + sourceUid + "-" + number;
    }

    /** @param request unique for this request */
    public static String inspect(String request) {
        return "inspect-" + request;
    }

    /** @param request unique for this request */
    public static String preview(String request) {
        return "preview-" + request;
    }

    /** @param request unique for this request */
    public static String providerTrial(String request) {
        return "provider-" + request;
    }

    /** @param request unique for this request */
    public static String thumbnails(String request) {
        return "thumbnails-" + request;
    }
}
