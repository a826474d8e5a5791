package io.autotag.workflow;

import io.temporal.common.WorkflowExecutionHistory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What each workflow beside runs and bulk actions meets in its recorded history: all that it decides anything by. */
enum ShortRecording {
    /** Work, a wait and the end. */
    RESCORE(RescoreWorkflowImpl.class) {
        @Override
        ShortBench bench() {
            return rescoring(RescoreStretch.MORE, RescoreStretch.WAIT, RescoreStretch.ENDED);
        }
    },

    /** A database that is away until the history is handed over. */
    RESCORE_HANDOVER(RescoreWorkflowImpl.class) {
        @Override
        ShortBench bench() {
            return rescoring(RescoreStretch.MORE, null, RescoreStretch.WAIT, RescoreStretch.ENDED);
        }
    },

    SCAN(ScanWorkflowImpl.class) {
        @Override
        ShortBench bench() {
            Turns turns = new Turns();
            ScanActivities activities = request -> new ScanPage(turns.failingOnce() < 4);
            return started(TaskQueues.SCAN, activities, "ScanWorkflow", new ScanRequest("bench", 3));
        }
    },

    INGEST(IngestWorkflowImpl.class) {
        @Override
        ShortBench bench() {
            Turns turns = new Turns();
            IngestActivities activities = new IngestActivities() {
                @Override
                public IngestPage page(IngestRequest request) {
                    return new IngestPage(10, turns.failingOnce() < 4);
                }

                @Override
                public void complete(IngestRequest request) {}
            };
            return started(TaskQueues.IO, activities, "IngestWorkflow", new IngestRequest("bench"));
        }
    },

    EXPORT(ExportWorkflowImpl.class) {
        @Override
        ShortBench bench() {
            Turns turns = new Turns();
            turns.next();
            return exporting(turns::failingOnce);
        }
    },

    /** What no retry can help ends the export. */
    EXPORT_HOPELESS(ExportWorkflowImpl.class) {
        @Override
        ShortBench bench() {
            return exporting(() -> {
                throw FailureType.BAD_INPUT.failure("No field is called \"scor\".");
            });
        }
    },

    INSPECT(InspectWorkflowImpl.class) {
        @Override
        ShortBench bench() {
            return inspecting(request -> new Inspection(
                    true, "A classifier.", Map.of(), "softmax", "by its shape", List.of("0"), "image", "name: x\n"));
        }
    },

    /** A file that takes each worker down that looks at it. */
    INSPECT_OUT_OF_TIME(InspectWorkflowImpl.class) {
        @Override
        ShortBench bench() {
            CountDownLatch never = new CountDownLatch(1);
            return inspecting(request -> {
                Latches.await(never);
                return Inspection.refused("Nobody waits for this.", Map.of());
            });
        }
    },

    PREVIEW(PreviewWorkflowImpl.class) {
        @Override
        ShortBench bench() {
            PreviewActivities activities = request -> new Preview(List.of(), 640, 480, 0, 12);
            return started(TaskQueues.INFER_CPU_QUICK, activities, "PreviewWorkflow", TRIED);
        }
    },

    PROVIDER_TRIAL(ProviderTrialWorkflowImpl.class) {
        @Override
        ShortBench bench() {
            ProviderTrial.Sent sent =
                    new ProviderTrial.Sent("POST", "https://provider.example/", "image/jpeg", 1_000, 640, 480, "");
            ProviderActivities activities =
                    request -> new ProviderTrial(true, "It answered.", sent, 200, 12, "{}", List.of());
            return started(TaskQueues.INFER_CPU_QUICK, activities, "ProviderTrialWorkflow", TRIED);
        }
    },

    THUMBNAIL(ThumbnailWorkflowImpl.class) {
        @Override
        ShortBench bench() {
            ThumbnailActivities activities = request -> {};
            return started(TaskQueues.IO, activities, "ThumbnailWorkflow", new ThumbnailRequest(List.of("ab12")));
        }
    };

    private static final String AWAY = "The database does not answer.";
    private static final PreviewRequest TRIED = new PreviewRequest("version", "item");

    private final Class<?> workflow;

    ShortRecording(Class<?> workflow) {
        this.workflow = workflow;
    }

    Class<?> workflow() {
        return workflow;
    }

    /** The file in the folder of recordings. */
    String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json";
    }

    /** Lets it happen; the first generation where there are several. */
    WorkflowExecutionHistory record() {
        try (ShortBench bench = bench()) {
            return bench.generations().get(0);
        }
    }

    /** With the workflow at its end. */
    abstract ShortBench bench();

    ShortBench started(String taskQueue, Object activities, String type, Object request) {
        ShortBench bench = new ShortBench(workflow, taskQueue, activities);
        bench.run(type, request);
        return bench;
    }

    /** @param stretches what each comes to; null for a failure that lasts longer than a history */
    ShortBench rescoring(@Nullable RescoreStretch... stretches) {
        Turns turns = new Turns();
        RescoreActivities activities = (rescoring, returnBy) -> {
            RescoreStretch stretch = stretches[turns.next() - 1];
            if (stretch == null) {
                throw FailureType.INFRASTRUCTURE.failure(AWAY, RescoreWorkflowImpl.GENERATION);
            }
            return stretch;
        };
        return started(TaskQueues.BULK, activities, "RescoreWorkflow", new RescoreRef(7, "bench"));
    }

    ShortBench exporting(Runnable writing) {
        ExportActivities activities = new ExportActivities() {
            @Override
            public void write(ExportRef export) {
                writing.run();
            }

            @Override
            public void fail(ExportRef export, String sentence) {}
        };
        return started(TaskQueues.EXPORT, activities, "ExportWorkflow", new ExportRef(7, "bench"));
    }

    ShortBench inspecting(InspectActivities activities) {
        return started(
                TaskQueues.INFER_CPU_QUICK, activities, "InspectWorkflow", new InspectRequest("ab12", "", "model"));
    }

    /** Calls of an activity, counted from 1. */
    private static final class Turns {

        private final AtomicInteger calls = new AtomicInteger();

        int next() {
            return calls.incrementAndGet();
        }

        /** The second one finds the database away. */
        int failingOnce() {
            int call = next();
            if (call == 2) {
                throw FailureType.INFRASTRUCTURE.failure(AWAY);
            }
            return call;
        }
    }
}
