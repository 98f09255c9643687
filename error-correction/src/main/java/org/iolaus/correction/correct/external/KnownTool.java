package org.iolaus.correction.correct.external;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.iolaus.genomics.NearestWord;
import org.iolaus.genomics.UserException;
import org.jspecify.annotations.Nullable;

/**
 * The correctors whose command lines are known here. All read one file with every read, mates in turn: none of them uses the pairing.
 * File names are relative to the working folder, so that no character of the user's paths reaches the scripts among them.
 */
public enum KnownTool implements ExternalTool {
    /** Lighter 1.1 (Song et al. 2014, Genome Biology 15:509). */
    LIGHTER("lighter", new KmerLengths(5, 32, false), "Debian: apt-get install lighter", "lighter -v") {
        @Override
        public List<ToolStep> steps(ToolCall call) {
            // One thread takes another path through the Bloom filters and gives other corrections than two or more do.
            int threads = Math.max(2, call.settings().threads());
            return List.of(Arguments.of("lighter", "-r", call.input())
                    .add("-K", call.settings().k().orElse(LIGHTER_K), genomeSize(call))
                    .add("-t", threads, "-od", ".")
                    .step());
        }

        @Override
        public List<String> outputs(ToolCall call) {
            return List.of(stem(call) + ".cor.fq");
        }

        @Override
        public boolean needsGenomeSize() {
            return true;
        }
    },

    /** Tadpole of BBMap 39. */
    TADPOLE("tadpole", new KmerLengths(1, 31, false), "Debian: apt-get install bbmap", "tadpole.sh --version") {
        @Override
        public List<ToolStep> steps(ToolCall call) {
            return List.of(Arguments.of("tadpole.sh", "-Xmx" + call.settings().memoryMebibytes() + "m")
                    .add("in=" + call.input(), "out=" + CORRECTED, "mode=correct")
                    .add(
                            "k=" + call.settings().k().orElse(TADPOLE_K),
                            "threads=" + call.settings().threads())
                    .add("interleaved=f", "ordered=t", "overwrite=t")
                    .step());
        }
    },

    /** SGA's k-mer corrector (Simpson and Durbin 2012, Genome Research 22:549). */
    SGA("sga", new KmerLengths(5, 127, false), "Debian: apt-get install sga", "sga --version") {
        @Override
        public List<ToolStep> steps(ToolCall call) {
            int threads = call.settings().threads();
            // The index holds A, C, G and T alone: the first step leaves reads with anything else out.
            Arguments clean = Arguments.of("sga", "preprocess", "--pe-mode=0", "--min-length=1", "--no-primer-check")
                    .add("--out=clean.fastq", call.input());
            Arguments index = Arguments.of("sga", "index", "--algorithm=" + indexAlgorithm(call), "--no-reverse")
                    .add("--threads=" + threads, "--prefix=clean", "clean.fastq");
            Arguments correct = Arguments.of("sga", "correct", "--threads=" + threads);
            call.settings().k().ifPresent(k -> correct.add("--kmer-size=" + k));
            correct.add("--prefix=clean", "--outfile=" + CORRECTED, "clean.fastq");
            return List.of(clean.step(), index.step(), correct.step());
        }

        /** SGA's help: ropebwt is for reads under 200 bases. */
        private String indexAlgorithm(ToolCall call) {
            return call.longestRead() < 200 ? "ropebwt" : "sais";
        }
    },

    /** BayesHammer of SPAdes 3.15 (Nikolenko et al. 2013, BMC Genomics 14 Suppl 1:S7); chooses k itself. */
    BAYESHAMMER("bayeshammer", null, "Debian: apt-get install spades", "spades.py --version") {
        @Override
        public List<ToolStep> steps(ToolCall call) {
            return List.of(Arguments.of("spades.py", "--only-error-correction", "--disable-gzip-output")
                    .add("--phred-offset", 33, "--threads", call.settings().threads())
                    .add("--memory", gibibytes(call), "-s", call.input(), "-o", "spades")
                    .step());
        }

        @Override
        public List<String> outputs(ToolCall call) {
            return List.of("spades/corrected/*.cor.fastq");
        }
    },

    /** QuorUM 1.1 (Marçais et al. 2015, PLoS ONE 10:e0130821). It writes FASTA, cuts reads off and drops some. */
    QUORUM("quorum", new KmerLengths(5, 31, false), "Debian: apt-get install quorum", "quorum --version") {
        @Override
        public List<ToolStep> steps(ToolCall call) {
            // Long names: its -p is taken for -P. The table grows where the size is too small.
            Arguments arguments = Arguments.of(
                            "quorum", "--threads", call.settings().threads())
                    .add("--size", call.settings().genomeSize().orElse(QUORUM_SIZE), "--prefix", "corrected");
            call.settings().k().ifPresent(k -> arguments.add("--klen", k));
            return List.of(arguments.add("--min-q-char", 33, call.input()).step());
        }

        @Override
        public List<String> outputs(ToolCall call) {
            return List.of("corrected.fa");
        }
    },

    /** BFC (Li 2015, Bioinformatics 31:2885). */
    BFC("bfc", new KmerLengths(11, 63, true), "source: github.com/lh3/bfc", "bfc -v") {
        @Override
        public List<ToolStep> steps(ToolCall call) {
            Arguments arguments = Arguments.of("bfc");
            // -s sets k too, so -k must follow it.
            call.settings().genomeSize().ifPresent(size -> arguments.add("-s", size));
            call.settings().k().ifPresent(k -> arguments.add("-k", k));
            arguments.add("-t", call.settings().threads(), call.input());
            return List.of(new ToolStep(arguments.list(), Optional.of(CORRECTED)));
        }
    },

    /** Rcorrector (Song and Florea 2015, GigaScience 4:48). */
    RCORRECTOR(
            "rcorrector",
            new KmerLengths(5, 32, false),
            "Conda: conda install -c bioconda rcorrector",
            "run_rcorrector.pl -version") {
        @Override
        public List<ToolStep> steps(ToolCall call) {
            Arguments arguments = Arguments.of("run_rcorrector.pl", "-s", call.input());
            call.settings().k().ifPresent(k -> arguments.add("-k", k));
            return List.of(
                    arguments.add("-t", call.settings().threads(), "-od", ".").step());
        }

        @Override
        public List<String> outputs(ToolCall call) {
            return List.of(stem(call) + ".cor.fq");
        }
    },

    /** RECKONER (Długosz and Deorowicz 2017, Bioinformatics 33:1086). */
    RECKONER("reckoner", new KmerLengths(5, 63, false), "source: github.com/refresh-bio/RECKONER", "reckoner -help") {
        @Override
        public List<ToolStep> steps(ToolCall call) {
            Arguments arguments = Arguments.of("reckoner");
            call.settings().k().ifPresent(k -> arguments.add("-kmerlength", k));
            // It reads the size into a 32-bit number.
            call.settings().genomeSize().ifPresent(size -> arguments.add("-genome", Math.min(size, Integer.MAX_VALUE)));
            return List.of(arguments
                    .add("-threads", call.settings().threads(), "-memory", Math.max(2, gibibytes(call)))
                    .add("-prefix", ".", "-read", call.input())
                    .step());
        }

        @Override
        public List<String> outputs(ToolCall call) {
            return List.of(stem(call) + ".corrected.fastq");
        }
    },

    /** Karect (Allam et al. 2015, Bioinformatics 31:3421), substitutions of a haploid genome; chooses k itself. */
    KARECT("karect", null, "Conda: conda install -c bioconda karect", "") {
        @Override
        public List<ToolStep> steps(ToolCall call) {
            return List.of(Arguments.of(
                            "karect", "-correct", "-threads=" + call.settings().threads())
                    .add("-matchtype=hamming", "-celltype=haploid", "-memory=" + gibibytes(call))
                    .add("-inputfile=./" + call.input(), "-resultdir=.", "-tempdir=.")
                    .step());
        }

        @Override
        public List<String> outputs(ToolCall call) {
            return List.of("karect_" + call.input());
        }
    };

    private static final String CORRECTED = "corrected.fastq";
    private static final int LIGHTER_K = 17; // its README's recommendation; -K cannot be left out
    private static final int TADPOLE_K = 31;
    private static final long QUORUM_SIZE = 1_000_000;

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // a record of numbers cannot change
    private final Optional<KmerLengths> kmerLengths;

    private final String installation;
    private final String versionQuery;

    KnownTool(String label, @Nullable KmerLengths kmerLengths, String installation, String versionQuery) {
        this.label = label;
        this.kmerLengths = Optional.ofNullable(kmerLengths);
        this.installation = installation;
        this.versionQuery = versionQuery;
    }

    /**
     * The tool of a name.
     *
     * @param label the name as the user writes it
     * @return the tool
     * @throws UserException where there is none; the message tells the names there are
     */
    public static KnownTool named(String label) {
        return named(label, List.of());
    }

    /**
     * The tool of a name, where other names would have been possible too.
     *
     * @param label the name
     * @param others what else the user may have meant
     * @return the tool
     * @throws UserException where there is none, with the names that there are and the one that may have been meant
     */
    public static KnownTool named(String label, List<String> others) {
        List<String> labels = Arrays.stream(values()).map(KnownTool::label).toList();
        List<String> all = Stream.concat(others.stream(), labels.stream()).toList();
        return Arrays.stream(values())
                .filter(tool -> tool.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new UserException("no " + (others.isEmpty() ? "external " : "")
                        + "corrector is called " + label + "; there are " + String.join(", ", all)
                        + NearestWord.hint(label, all)));
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Optional<KmerLengths> kmerLengths() {
        return kmerLengths;
    }

    @Override
    public boolean needsGenomeSize() {
        return false;
    }

    @Override
    public boolean splitsMates() {
        return false;
    }

    @Override
    public List<String> outputs(ToolCall call) {
        return List.of(CORRECTED);
    }

    @Override
    public Optional<ToolStep> versionStep() {
        return versionQuery.isEmpty()
                ? Optional.empty()
                : Optional.of(ToolStep.of(Arrays.asList(versionQuery.split(" ", -1))));
    }

    @Override
    public String installation() {
        return installation;
    }

    private static long genomeSize(ToolCall call) {
        return call.settings().genomeSize().orElseThrow();
    }

    private static int gibibytes(ToolCall call) {
        return Math.max(1, call.settings().memoryMebibytes() / 1024);
    }

    private static String stem(ToolCall call) {
        return call.input().substring(0, call.input().lastIndexOf('.'));
    }

    /** An argument list in the making. */
    private static final class Arguments {
        private final List<String> list = new ArrayList<>();

        static Arguments of(Object... first) {
            return new Arguments().add(first);
        }

        Arguments add(Object... more) {
            for (Object argument : more) {
                list.add(argument.toString());
            }
            return this;
        }

        List<String> list() {
            return list;
        }

        ToolStep step() {
            return ToolStep.of(list);
        }
    }
}
