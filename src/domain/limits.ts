// Every bound on what comes from outside, each with its reason. Nothing outside this file decides how much is too much.

const KiB = 1024;
const MiB = 1024 * KiB;

export const limits = {
  /** One file of evidence. A bundle with a large SBOM inside stays below 20 MiB (base64 of base64); JSON costs about 8 times its size in memory. */
  evidenceFileBytes: 32 * MiB,
  /** All files of evidence of one run together, in bytes; what comes behind is not read, and said. */
  evidenceBytes: 256 * MiB,
  /** Candidates in one file of evidence: a release of many hundred files in JSON lines still fits. */
  candidatesPerFile: 1024,
  /** Evidence files named in one run. */
  evidenceFiles: 1024,
  /** A trust root: the published ones are below 20 KiB; five years of rotation and many domains fit. */
  trustRootBytes: 4 * MiB,
  /** A PEM public key; RSA of 16,384 bits has 3 KiB. */
  keyBytes: 64 * KiB,
  /** Trust roots in one file of JSON lines: `gh attestation trusted-root` prints two, and one more for a tenant. Evidence is tried under each. */
  trustDomains: 16,
  /** TUF metadata, one file: as the clients of the specification bound it. */
  tufRootBytes: 512_000,
  tufTimestampBytes: 16_384,
  tufSnapshotBytes: 2_000_000,
  tufTargetsBytes: 5_000_000,
  /** Roots between the built-in one and the newest. Sigstore's have made 16 in five years. */
  tufRootRotations: 256,
  /** Milliseconds for one refresh of a trust root, all requests together. */
  tufRefreshMs: 10_000,
  /** How long a verified copy of TUF metadata is used without asking, in milliseconds: a day. */
  tufCacheMs: 24 * 60 * 60 * 1000,
  /** A stored copy of a TUF repository, in base64: many roots, one of each other kind, the target. */
  tufCacheBytes: 32 * MiB,
  /** Connections to one host at a time: as many as requests to one registry, or some would wait for a connection while their time runs. */
  httpConnections: 16,
  /** Redirects of one request. A registry needs one, to its storage; GitHub's downloads two. */
  httpRedirects: 5,
  /** Repetitions of one request. */
  httpRetries: 2,
  /** Milliseconds for one try of a request. */
  httpTryMs: 30_000,
  /** Milliseconds for one request with all its repetitions and waits. */
  httpTotalMs: 90_000,
  /** All headers of one answer, in bytes. */
  httpHeaderBytes: 32 * KiB,
  /** A manifest or an index. Registries take 4 MiB; an index of 100 platforms has 60 KiB. */
  manifestBytes: 4 * MiB,
  /** Answers of token servers, and error bodies. */
  tokenBytes: 64 * KiB,
  /** Manifests about one image that are fetched from one listing. Images with 30 are known; whoever can push can add any number. */
  referrers: 128,
  /** Pages of one listing of referrers. */
  referrerPages: 10,
  /** Entries of an index or a listing that are read at all. */
  descriptors: 4096,
  /** A blob of a layout that nobody lists and that is looked at all the same, because it may be the manifest of evidence: those have below 2 KiB. */
  layoutManifestBytes: 64 * KiB,
  /** Manifests of evidence that are fetched for one image, in bytes: one has 2 KiB, or as many again for each of its signatures; and of all images at a time. */
  imageManifestBytes: 16 * MiB,
  imageManifestsHeld: 32 * MiB,
  /** Manifests and indexes of one registry that are kept to be had again, in bytes, over all images of a run. */
  manifestsKept: 32 * MiB,
  /** Evidence about one image, in bytes, as it is stored and again when it is decompressed: several large SBOMs; and of all images that are examined at a time. */
  imageEvidenceBytes: 64 * MiB,
  imageEvidenceHeld: 96 * MiB,
  /** What is decompressed for one image, in bytes, what turns out to be too much included: it is a matter of seconds. */
  imageUnpackedBytes: 512 * MiB,
  /** Layers of one manifest of evidence: each is a signature or an attestation; cosign takes 1,000. */
  evidenceLayers: 256,
  /** Annotations of one layer or descriptor that are kept, and the bytes of one: a certificate chain or a log entry stays below. */
  manifestAnnotations: 64,
  manifestAnnotationBytes: 256 * KiB,
  /**
   * Requests to one registry at a time, over all images: one for each image that is examined. With 8 the answers of a registry 40 ms away were all that
   * 200 images waited for, with 16 they take half as long; more than some 400 requests a second look like an attack to some registries.
   */
  registryRequests: 16,
  /** Signatures of one run whose log entry is looked up, and how many for one subject at a time. An image of the old form has one signature, or a few. */
  logLookups: 1024,
  concurrentLookups: 8,
  /** What is sent to a log in one question, and what it may answer, in bytes: envelopes with an SBOM have megabytes; of entries only the intoto kind of old holds a payload. */
  rekorRequestBytes: 8 * MiB,
  rekorAnswerBytes: 8 * MiB,
  /** Entries about one signature that are looked at; a log holds one, or one in each of its shards. Ids that an index may answer. */
  rekorEntries: 16,
  rekorIds: 1024,
  /** Images verified at the same time: they wait for the network, not for the processor. */
  concurrentImages: 16,
  /** Platforms of one image that are verified. */
  platforms: 64,
  /** Seconds that evidence is waited for, at the most. */
  waitSeconds: 600,
  /** Milliseconds between two looks for evidence that is not there yet. */
  waitStepMs: 2_000,
  /** One answer of GitHub's API: a page of 100 attestations with their bundles, some with SBOMs in them. Where it is more, fewer are asked for. */
  githubAnswerBytes: 32 * MiB,
  /** Pages of one listing of GitHub's: 100 a page; GitHub takes 1,000 assets for a release, and gh reads 1,000 attestations. */
  githubPages: 32,
  /** Digests in one question for attestations of many; GitHub takes no more. */
  githubDigests: 1024,
  /** Attestations of one subject that are looked at, as gh does at the most. */
  githubAttestations: 1000,
  /** Requests to GitHub's API, and to where it keeps bundles, at a time: GitHub asks for few at once. */
  githubRequests: 8,
  /** Bundles from GitHub's API that are held for all subjects of a run, in bytes. A bundle has 15 KiB; one with an SBOM of 16 MiB, the most GitHub takes, has some 30. */
  githubEvidenceBytes: 128 * MiB,
  /** Assets of one release; GitHub takes 1,000. */
  releaseAssets: 1024,
  /** One asset, and all that are fetched in one run, in bytes. GitHub takes 2 GiB for one; a runner has 14 GB of disk. */
  releaseAssetBytes: 2 * 1024 * MiB,
  releaseBytes: 12 * 1024 * MiB,
  /** Releases of one run. */
  releases: 32,
  /** Assets fetched at a time, and milliseconds for one of them: 2 GiB at 4 MiB a second, with what the runner's own time limit leaves. */
  releaseDownloads: 4,
  releaseAssetMs: 10 * 60_000,
  /** Characters of a tag of git, and of the name of an asset. */
  gitTag: 255,
  assetName: 255,
  /** A docker config or another file of credentials. */
  credentialFileBytes: 1 * MiB,
  /** What a credential helper prints, and how long it may take in milliseconds: some ask a cloud. */
  helperBytes: 64 * KiB,
  helperMs: 20_000,
  /** Characters of a host's name, and of a trust domain: as long as a name of DNS can be. */
  hostName: 253,
  /** Challenges in one answer of a registry that are read, and parameters of one: registries send one or two, with three or four. */
  challenges: 8,
  challengeParameters: 16,
  /** Ways to sign in that one request tries: a token that has run out, a new one, one for anybody. One more, for what others find out meanwhile. */
  authAttempts: 4,
  /**
   * Characters of a token by a token server that is hidden in logs. One that is shorter is a word that a hostile server chose: the runner would hide
   * `true` or `failed` in every log of the job, and hand on no output of a job that holds it.
   */
  maskedTokenCharacters: 16,
  /** A certificate file of authorities for registries. */
  registryCaBytes: 1 * MiB,
  /** Evidence that is kept beside the report, in characters, all together; and what is said of what is not, in lines. */
  keptEvidenceCharacters: 64 * MiB,
  keptEvidenceNotes: 20,
  /** Components of an SBOM that a query looks at: never fewer than a document may have objects (`jsonContainers`), or one could be hidden behind them. Matches that are shown. */
  sbomComponents: 1_000_000,
  sbomMatches: 200,
  /** The SBOMs of one subject as they are written, in characters. Nesting of `jsonDepth` makes 4 MiB half a gigabyte when it is indented; what would be longer is not. */
  sbomCharacters: 64 * MiB,
  /** The SBOMs of a run that are held to be written, in characters: fifty of 5 MiB. V8 ends the process where texts fill its memory. */
  sbomCharactersHeld: 256 * MiB,
  /** Characters of one pattern for components. Package URLs of real packages stay below 300. */
  componentPatternLength: 1 * KiB,
  /** Subjects of one run. 4,096 is four times the largest releases seen. */
  subjects: 4096,
  /** A list read with `@file`. */
  listBytes: 1 * MiB,
  /** One input, all its lines. */
  inputBytes: 1 * MiB,
  /** Lines of one input that takes several. */
  inputLines: 4096,
  /** A file whose bytes have to be held in memory, because its signature algorithm cannot work on a digest. */
  subjectBytesInMemory: 128 * MiB,
  /** A file that is read once more because that is faster than not to: hashing 16 MiB takes as long as one ECDSA verification without its bytes. */
  subjectBytesAtHand: 16 * MiB,
  /** Nesting of JSON. Attestations seen go to about 20; the parser recurses, and hostile depth must not end the process. */
  jsonDepth: 128,
  /** Objects and arrays of one JSON document. Each costs some 300 bytes however little stands in it; an SBOM of 20 MiB has about 300,000. */
  jsonContainers: 1_000_000,
  /** Values of one JSON document: elements of arrays, members of objects, and itself. A number of one digit is one. An SBOM of 20 MiB has below a million; two million members take up to 2 seconds. */
  jsonValues: 2_000_000,
  /** Log entries of one candidate, as sigstore-go. */
  logEntries: 32,
  /** Signatures in a bare envelope; each is examined on its own. */
  envelopeSignatures: 16,
  /** Loose signatures, certificates and log entries that are put together with each other: their pairs are examined. */
  loosePieces: 32,
  /** Materials to which loose log entries are put: equal signatures and entries multiply, and each costs a verification. */
  assembled: 2048,
  /** RFC 3161 timestamps of one candidate, as sigstore-go. */
  timestamps: 32,
  /** Certificates of one candidate: a leaf and a few intermediates; each costs a parse. */
  certificates: 16,
  /** One certificate in DER. Fulcio's are below 2 KiB; reading one costs time that grows faster than it. */
  certificateBytes: 16 * KiB,
  /** One signature in bytes; RSA-4096 has 512, ML-DSA-87 has 4,627. */
  signatureBytes: 16 * KiB,
  /** One RFC 3161 response with its certificates. */
  timestampBytes: 64 * KiB,
  /** The decoded body of a log entry. intoto 0.0.2 entries without attestation storage are below 10 KiB; rekord may hold keys. */
  logBodyBytes: 1 * MiB,
  /** Hashes of an inclusion proof: a tree of 2^63 leaves has 63. */
  proofHashes: 64,
  /** Text of a checkpoint with cosignatures of witnesses. */
  checkpointBytes: 64 * KiB,
  /** Subjects of one statement, as sigstore-go: more is not seen from real builders. */
  statementSubjects: 1024,
  /** Levels in one verification summary: one for each track. */
  verifiedLevels: 256,
  /** How far ahead the clock of a verifier may be, in milliseconds, when it says when it looked. */
  clockSkewMs: 5 * 60_000,
  /** Digests of one subject of a statement, as sigstore-go. */
  digestsPerSubject: 32,
  /** The signed payload of an image's signature. cosign's have some 250 bytes; a few kilobytes of annotations fit. */
  signaturePayloadBytes: 256 * KiB,
  /** Annotations that a signer put into one signature, and the characters of one of them: more become no claims, and hold no requirement. */
  signedAnnotations: 256,
  signedAnnotationValue: 4 * KiB,
  /** Characters of the key of an annotation, of an input of a workflow, of a parameter of a build. */
  openClaimKey: 256,
  /** Inputs of a workflow that provenance names (GitHub takes 25 at the most), and parameters of a build that nobody knows; more are no provenance of it. */
  workflowInputs: 256,
  unknownParameters: 64,
  /** Characters of one text that provenance states and a requirement may ask for: a longer one is no claim. */
  provenanceText: 4 * KiB,
  /** Unknown fields of a predicate that are named; and dependencies of a build that are looked at. */
  unknownFields: 16,
  resolvedDependencies: 16_384,
  /** Alternative names of a certificate; Fulcio writes one. */
  subjectAlternativeNames: 16,
  /** One text value of a certificate extension, in bytes. */
  extensionBytes: 8 * KiB,
  /** One policy, in characters: an organisation's has some kilobytes, a bundle of ClusterImagePolicies with their keys and programs some hundred. GitHub's contents API hands out 1 MB. */
  policyBytes: 1 * MiB,
  /** Values of one policy, how deep they are nested, and how many of them stand elsewhere and are named (an alias): each may name a map of others. */
  policyValues: 100_000,
  policyDepth: 64,
  policyAliases: 256,
  /** Characters of a glob for names of subjects: as long as names of images and packages get, and then some. */
  subjectGlob: 512,
  /** Policies of one run; and files that policies name: keys, trust roots, checks, lists of what is denied. Each may be a request. */
  policies: 16,
  policyFiles: 128,
  /** A key, a check or a list that a policy names, in bytes. */
  policyFileBytes: 1 * MiB,
  /** The payload of the event of a workflow; GitHub sends below 1 MiB. */
  eventBytes: 8 * MiB,
  /** Rules of one policy, and pieces of evidence that it asks for: every one of them is looked at for every subject it is about. */
  policyRules: 1024,
  policyRequirements: 4096,
  /** Names of one image at the repositories that mirrors lead to: mirrors that lead to each other would make ever longer ones. */
  upstreamNames: 256,
  /** Problems of one policy that are said. */
  policyProblems: 100,
  /** Characters of one value that a suggested policy holds: a ref of git has 250 at the most, an identity as many again; what is longer nobody would review. */
  suggestedText: 1024,
  /** Requirements that are suggested for one subject: a class of evidence and a signer each, and whoever can push can add signers. */
  suggestedRequirements: 32,
  /** What is said of a suggestion beside its requirements, in entries: each piece of evidence that did not verify is one. */
  suggestedNotes: 64,
  /** Certificates of one chain in a policy: real ones have two to four, and putting them in order compares each with each. */
  policyChain: 16,
  /** Characters of one check: policies of CUE and Rego that people write have some kilobytes. */
  checkLength: 256 * KiB,
  /** Characters of one expression of CEL: its parser recurses, and one that is longer belongs into another language. */
  celLength: 16 * KiB,
  /** Rounds of all comprehensions of one evaluation of CEL, and elements that lists are joined from: every value of the largest document once. */
  celSteps: 2_000_000,
  /** Characters of one text that an expression of CEL puts together. */
  celText: 64 * MiB,
  /** Milliseconds of one evaluation of CEL: a round of a comprehension takes some 3 microseconds. */
  celMs: 20_000,
  /** Characters of what a check says. */
  checkMessage: 2 * KiB,
  /** Milliseconds for one question to CUE or OPA. CUE takes some 45 seconds for an SBOM of 100,000 components, OPA one. */
  engineMs: 180_000,
  /** Milliseconds for an engine to say its version. */
  engineVersionMs: 20_000,
  /** Bytes that an engine prints: CUE prints the whole document again, indented. */
  enginePrints: 256 * MiB,
  /** Engines that run at a time; CUE takes a gigabyte for the largest documents. */
  enginesAtOnce: 4,
  /** An engine as it is published, and as it is unpacked, in bytes: CUE has 12 MB and 35, OPA 60. */
  engineBytes: 128 * MiB,
  /** Milliseconds to fetch an engine. */
  engineFetchMs: 5 * 60_000,
  /** Paths that a CUE policy adds to a statement and that are looked at one by one; each costs a question. */
  addedPaths: 16,
  /** Source length of a regular expression; RE2 is linear in the text, and in memory by the pattern. */
  patternLength: 4 * KiB,
  /** Files hashed at the same time: more than the disk's queue helps nobody, and each holds two buffers. */
  concurrentFiles: 4,
  /** Directory entries visited by one glob. */
  globVisits: 200_000,
  /** Characters of one glob: as long as a path can be. */
  globLength: 4 * KiB,
  /** Patterns that the braces of one glob stand for; each `{a,b}` doubles them. */
  globAlternatives: 256,
  /** Minutes for a run, at the most: a GitHub job ends after 6 hours. */
  timeoutMinutes: 360,
  /** The step summary, in bytes: GitHub drops it whole above 1,048,576. */
  summaryBytes: 1_000_000,
  /** All outputs together, in bytes, as UTF-16: GitHub takes 1 MB per job. */
  outputBytes: 400_000,
  /** Annotations kept per type and step by GitHub. */
  annotations: 10,
  /** Characters of one annotation kept by GitHub. */
  annotationCharacters: 4096,
  /** Ledger rows of a whole report: 4,096 subjects beside a file of 1,024 bundles would be four million. With hostile texts a row is 12 KB of JSON, and V8 holds 512 MiB. */
  reportRows: 20_000,
  /** Digests of evidence that met one requirement, in a report: whoever signs in every run makes as many, and one is proof. */
  treeEvidence: 8,
  /** Lines of an explanation, over all subjects: a policy of thousands of requirements on hundreds of images has too many for people. */
  explainedLines: 20_000,
  /** Lines of a report read by one text renderer per subject (ledger rows). */
  ledgerRows: 50,
} as const;
