package org.iolaus.workflow;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A cluster of this machine alone: Slurm's controller and one node on ports of their own, on the loopback, without authentication. */
final class SlurmCluster implements AutoCloseable {

    private final Path folder;
    private final List<Process> daemons = new ArrayList<>();

    private SlurmCluster(Path folder) {
        this.folder = folder;
    }

    /**
     * Starts one, and waits until it takes jobs.
     *
     * @param folder an empty folder
     */
    static SlurmCluster start(Path folder) throws IOException, InterruptedException {
        for (String program : List.of("slurmctld", "slurmd", "sbatch", "squeue", "sinfo")) {
            Assumptions.assumeTrue(
                    isInstalled(program), program + " is not installed (Debian: apt-get install slurm-wlm)");
        }
        Assumptions.assumeTrue(System.getProperty("user.name").equals("root"), "only root may start a node of Slurm");
        SlurmCluster cluster = new SlurmCluster(folder);
        try {
            cluster.configure();
            cluster.daemon("slurmctld", "-D", "-f", cluster.configuration().toString());
            cluster.daemon(
                    "slurmd",
                    "-D",
                    "-N",
                    "localhost",
                    "-f",
                    cluster.configuration().toString());
            cluster.awaitIdleNode();
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
            cluster.close();
            throw e;
        }
    }

    /** What programs of Slurm need to find this cluster. */
    Map<String, String> environment() {
        return Map.of("SLURM_CONF", configuration().toString());
    }

    /** Everything the daemons wrote, for messages. */
    String log() throws IOException {
        StringBuilder log = new StringBuilder();
        for (String name : List.of("slurmctld", "slurmd")) {
            Path file = folder.resolve(name + ".log");
            if (Files.exists(file)) {
                log.append(Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return log.toString();
    }

    @Override
    public void close() {
        for (Process daemon : daemons) {
            daemon.descendants().forEach(ProcessHandle::destroyForcibly);
            daemon.destroyForcibly();
        }
        daemons.clear();
    }

    private Path configuration() {
        return folder.resolve("slurm.conf");
    }

    private void configure() throws IOException {
        for (String name : List.of("state", "spool")) {
            Files.createDirectories(folder.resolve(name));
        }
        Files.writeString(configuration(), """
                ClusterName=iolaus
                SlurmctldHost=localhost(127.0.0.1)
                SlurmctldPort=%1$d
                SlurmdPort=%2$d
                SlurmUser=root
                SlurmdUser=root
                AuthType=auth/none
                CredType=cred/none
                ProctrackType=proctrack/linuxproc
                TaskPlugin=task/none
                SelectType=select/cons_tres
                SelectTypeParameters=CR_CPU
                SlurmdParameters=config_overrides
                SchedulerParameters=sched_interval=1,batch_sched_delay=0,defer
                MinJobAge=300
                JobRequeue=0
                ReturnToService=2
                MailProg=/bin/true
                StateSaveLocation=%3$s/state
                SlurmdSpoolDir=%3$s/spool
                SlurmctldPidFile=%3$s/slurmctld.pid
                SlurmdPidFile=%3$s/slurmd.pid
                SlurmctldLogFile=%3$s/slurmctld.log
                SlurmdLogFile=%3$s/slurmd.log
                NodeName=localhost NodeAddr=127.0.0.1 CPUs=2 RealMemory=8192 State=UNKNOWN
                PartitionName=main Nodes=localhost Default=YES MaxTime=INFINITE State=UP
                """.formatted(freePort(), freePort(), folder));
    }

    private void daemon(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment());
        daemons.add(builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve(command[0] + ".out").toFile())
                .start());
    }

    private void awaitIdleNode() throws IOException, InterruptedException {
        String state = "";
        for (int i = 0; i < 600; i++) {
            ProcessBuilder builder = new ProcessBuilder("sinfo", "--noheader", "--format", "%T");
            builder.environment().putAll(environment());
            Process sinfo = builder.redirectErrorStream(true).start();
            state = new String(sinfo.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            sinfo.waitFor(10, TimeUnit.SECONDS);
            if (state.equals("idle")) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the node does not come up: " + state + "\n" + log());
    }

    private static boolean isInstalled(String program) {
        return List.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin").stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
