package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.autotag.model.PlainPicture;
import io.autotag.model.TinyModels;
import io.autotag.run.RunState;
import io.autotag.store.Run;
import io.autotag.store.Selection;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** A large run through a worker as it is, with ONNX Runtime; what it finds depends on who else is at work here. */
@Isolated
final class TunedRunTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(TunedModels.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final Bench bench = Bench.with(ProviderSettings.defaults());

    @BeforeEach
    void listen() {
        said.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(said);
    }

    @AfterEach
    void close() {
        logger.detachAppender(said);
        logger.setLevel(null);
        bench.close();
    }

    @Test
    void measuresTheModelOfALargeRunAndAnswersAsEver() {
        World world = bench.world(TinyModels.detector(), TinyModels.DETECTOR_CARD);
        byte[] purple = PlainPicture.of(200, 100, PlainPicture.PURPLE);
        int items = (int) RunShape.QUICK_ITEMS + 1;
        world.addItems(Collections.nCopies(items, purple));
        for (boolean forced : new boolean[] {false, true}) {
            Run run = world.createRun(new Selection.Full(), forced);
            bench.start(run).getResult(Void.class);
            assertThat(world.reread(run).state()).isEqualTo(RunState.COMPLETED);
        }
        assertThat(bench.rows()
                        .texts("SELECT concat_ws(' ', l.name, round(p.w), round(p.confidence::numeric, 1), count(*))"
                                + " FROM prediction p JOIN label l ON l.id = p.label_id"
                                + " GROUP BY l.name, p.w, p.confidence ORDER BY 1"))
                .isEqualTo(List.of("blue 80 0.4 " + items, "red 160 0.8 " + items));
        List<String> lines =
                said.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(line)
                .startsWith("colours version 1")
                .containsAnyOf("caller", "is called as usual in this run"));
        String last = lines.get(lines.size() - 1);
        assertThat(bench.rows().number("SELECT count(*) FROM model_tuning"))
                .isEqualTo(last.contains("is called as usual") ? 0 : 1);
        // Where others were at work here, the second run has tried it again.
        assertThat(lines.subList(0, lines.size() - 1))
                .allSatisfy(line -> assertThat(line).contains("is called as usual"));
    }
}
