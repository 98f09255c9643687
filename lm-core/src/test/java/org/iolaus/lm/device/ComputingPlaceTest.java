package org.iolaus.lm.device;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where models compute, as it is told and asked for. */
@Tag("engine")
class ComputingPlaceTest {

    @Test
    void isNamedAsItIsAskedFor() {
        ComputingPlace cpu = ComputingPlace.open(DeviceChoice.CPU, 1);
        assertThat(cpu).hasToString("cpu");
        assertThat(cpu.isGpu()).isFalse();
        assertThat(cpu.engine()).isSameAs(TestEngine.engine());
        ComputingPlace gpu = new ComputingPlace(TestEngine.engine(), Device.gpu(1));
        assertThat(gpu).hasToString("gpu:1");
        assertThat(gpu.isGpu()).isTrue();
        assertThat(DeviceChoice.parse(gpu.toString()).gpuAmong(2))
                .isEqualTo(gpu.device().getDeviceId());
    }
}
