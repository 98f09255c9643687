package org.iolaus.lm.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.Device;
import java.lang.management.MemoryUsage;
import java.util.List;
import org.iolaus.genomics.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --device} means on machines with and without GPUs. */
class DeviceChoiceTest {

    @ParameterizedTest
    @CsvSource({"auto,0,-1", "auto,1,0", "auto,4,0", "cpu,0,-1", "cpu,2,-1", "gpu,1,0", "gpu:0,1,0", "gpu:3,4,3"})
    void takesTheDeviceAskedFor(String text, int gpus, int expected) {
        assertThat(DeviceChoice.parse(text).gpuAmong(gpus)).isEqualTo(expected);
    }

    @Test
    void neverFallsBackToTheCpu() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> DeviceChoice.parse("gpu").gpuAmong(0))
                .withMessage("--device gpu: the engine finds no GPU on this machine; use --device cpu or auto");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> DeviceChoice.parse("gpu:1").gpuAmong(1))
                .withMessage("--device gpu:1: the only GPU is gpu:0; use --device cpu or auto");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> DeviceChoice.parse("gpu:7").gpuAmong(4))
                .withMessage("--device gpu:7: the GPUs are gpu:0 to gpu:3; use --device cpu or auto");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GPU", "gpu:", "gpu:-1", "gpu:x", "cuda", "gpu:99999"})
    void refusesOtherWords(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeviceChoice.parse(text))
                .withMessage("must be auto, cpu, gpu or gpu:N, was '" + text + "'");
    }

    /** What the machine has is one thing, what the engine's library can use another. */
    @Test
    void takesNoGpuThatTheLibraryCannotUse() {
        assertThat(TensorEngine.device(DeviceChoice.AUTO, false, 2)).isEqualTo(Device.cpu());
        assertThat(TensorEngine.device(DeviceChoice.AUTO, true, 2)).isEqualTo(Device.gpu(0));
        assertThat(TensorEngine.device(DeviceChoice.CPU, true, 2)).isEqualTo(Device.cpu());
        assertThat(TensorEngine.device(DeviceChoice.parse("gpu:1"), true, 2)).isEqualTo(Device.gpu(1));
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> TensorEngine.device(DeviceChoice.parse("gpu:1"), false, 2))
                .withMessage(
                        "--device gpu:1: this machine has a GPU, but the engine's library is for the CPU alone; set"
                                + " PYTORCH_LIBRARY_PATH to one with CUDA, or use --device cpu or auto");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> TensorEngine.device(DeviceChoice.parse("gpu"), false, 0))
                .withMessage("--device gpu: the engine finds no GPU on this machine; use --device cpu or auto");
    }

    @Test
    void aGpuThatLeavesNoMemoryHasNoneLeft() {
        assertThat(FreeMemory.left(new MemoryUsage(-1, 3 << 20, 3 << 20, 8 << 20)))
                .isEqualTo(5 << 20);
        assertThat(FreeMemory.left(new MemoryUsage(-1, 8 << 20, 8 << 20, 8 << 20)))
                .isZero();
        assertThat(FreeMemory.bytes(Device.cpu())).isPositive();
    }

    /** What Linux keeps files in is there for whoever wants it; in a container the machine's figures mean nothing. */
    @Test
    void countsWhatTheSystemGivesBack() {
        List<String> meminfo = List.of("MemTotal:     4000 kB", "MemFree:     100 kB", "MemAvailable:   3000 kB");
        assertThat(FreeMemory.available(meminfo, 4000 * 1024, 100 * 1024)).isEqualTo(3000 * 1024);
        assertThat(FreeMemory.available(meminfo, 2000 * 1024, 100 * 1024)).isEqualTo(100 * 1024);
        assertThat(FreeMemory.available(List.of(), 4000 * 1024, 100 * 1024)).isEqualTo(100 * 1024);
    }

    @Test
    void fitsTheBatchIntoTheFreeMemory() {
        assertThat(FreeMemory.batchSize(1_000_000, 10_000, 512)).isEqualTo(50);
        assertThat(FreeMemory.batchSize(1_000_000_000, 10_000, 512)).isEqualTo(512);
        assertThat(FreeMemory.batchSize(1_000, 10_000, 512)).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FreeMemory.batchSize(1, 0, 1))
                .withMessage("a sequence needs at least 1 byte, was 0");
    }
}
