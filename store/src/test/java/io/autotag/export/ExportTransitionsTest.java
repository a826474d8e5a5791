package io.autotag.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ExportTransitionsTest {

    @Test
    void onlyWhatIsOpenCanBeMoved() {
        for (ExportState state : ExportState.values()) {
            for (ExportEvent event : ExportEvent.values()) {
                boolean possible = ExportTransitions.find(state, event).isPresent();
                boolean wanted = state.isOpen() && !(state == ExportState.REQUESTED && event == ExportEvent.COMPLETE);
                assertThat(possible).as(state + " " + event).isEqualTo(wanted);
            }
        }
    }

    @Test
    void everyStateIsReached() {
        Set<ExportState> reached = EnumSet.of(ExportState.REQUESTED);
        ExportTransitions.all().forEach(transition -> reached.add(transition.to()));
        assertThat(reached).containsExactlyInAnyOrder(ExportState.values());
    }

    @Test
    void aLostAttemptIsFollowedByAnother() {
        assertThat(ExportTransitions.find(ExportState.PROCESSING, ExportEvent.BEGIN))
                .contains(ExportState.PROCESSING);
    }

    @Test
    void everybodysWordForAFormatIsUnderstood() {
        assertThat(ExportFormat.of("YOLO")).contains(ExportFormat.YOLO);
        assertThat(ExportFormat.of("Pascal VOC")).contains(ExportFormat.VOC);
        assertThat(ExportFormat.of("avala-json-external")).contains(ExportFormat.JSONL);
        assertThat(ExportFormat.of(" coco ")).contains(ExportFormat.COCO);
        assertThat(ExportFormat.of("kitti")).isEmpty();
    }
}
