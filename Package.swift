// swift-tools-version: 6.1
import Foundation
import PackageDescription

/// The layers of the house, lowest first: a target, and the targets it may import.
///
/// `scripts/check` builds with import checking, so an undeclared import fails.
let layers: [(name: String, imports: [String])] = [
  ("Values", []),
  ("Language", ["Values"]),
  ("Catalog", ["Language", "Values"]),
  ("Engine", ["Values"]),
  ("Planner", ["Language", "Catalog", "Values"]),
  ("EngineDuckDB", ["Engine", "Values", "CDuckDB"]),
  ("Analysis", ["Values"]),
  ("Store", ["Engine", "Values", "Catalog", "Language"]),
  ("Platforms", []),
  (
    "Importers",
    [
      "Language", "Catalog", "Planner", "Values", "Engine", "Store", "Platforms", "CArchive",
      "CLibXML",
    ]
  ),
  ("Sample", ["Engine", "Values"]),
  ("Render", ["Values"]),
  ("Phrases", ["Values", "Language", "Catalog"]),
  (
    "Verbs",
    [
      "Values", "Language", "Catalog", "Planner", "Engine", "Analysis", "Store", "Importers",
      "Sample",
    ]
  ),
  (
    "Shell",
    [
      "Values", "Language", "Catalog", "Planner", "Engine", "Store", "Sample", "Verbs", "Render",
      "Phrases", "CLibedit", "CThreads",
    ]
  ),
]

/// Files that a target carries inside the binary, so that one file can be moved anywhere.
let embedded: [String: [Resource]] = [
  "Values": [.embedInCode("Wordings")],
  "Catalog": [.embedInCode("Model")],
  "Platforms": [.embedInCode("Exports"), .embedInCode("Headers")],
  "Shell": [.embedInCode("Help")],
]

/// What the tests of a layer need beyond its own imports.
let testImports: [String: [String]] = [
  "Catalog": ["Verbs"],
  "Language": ["TestSupport"],
  "EngineDuckDB": ["TestSupport"],
  "Planner": ["Engine", "EngineDuckDB", "Store", "TestSupport"],
  "Sample": ["EngineDuckDB", "Catalog", "Language"],
  "Phrases": ["Verbs"],
  "Store": ["EngineDuckDB", "TestSupport"],
  "Importers": ["EngineDuckDB", "TestSupport"],
  "Verbs": ["EngineDuckDB", "TestSupport"],
  "Shell": ["EngineDuckDB", "TestSupport", "TerminalHarness", "TerminalProbe", "opsh"],
]

/// Folders of tests that hold no sources.
let unread: [String: [String]] = ["Shell": ["Transcripts"], "Importers": ["Fixtures"]]

/// The layers that have a folder of tests.
let tested = layers.filter { layer in
  let folder = Context.packageDirectory + "/Tests/\(layer.name)Tests"
  return (try? FileManager.default.contentsOfDirectory(atPath: folder))?.isEmpty == false
}

/// `scripts/setup` puts DuckDB here; a plain `swift build` finds it.
let deps = Context.packageDirectory + "/.deps"
/// The headers of DuckDB, libxml2 and, of Homebrew, libarchive.
///
/// No library is linked: each is loaded by its module's functions when it is needed.
let headers: SwiftSetting = .unsafeFlags(
  ["-I\(deps)/include", "-Xcc", "-iwithsysroot/usr/include/libxml2"]
    + ["/opt/homebrew", "/usr/local"].flatMap { ["-Xcc", "-I\($0)/opt/libarchive/include"] })
/// Where DuckDB's library is looked for: beside an installed program, and in the source tree.
let duckdbLibrary: [LinkerSetting] = [
  .unsafeFlags([
    "-Xlinker", "-rpath", "-Xlinker", "$ORIGIN/../lib/opsh",
    "-Xlinker", "-rpath", "-Xlinker", "\(deps)/lib",
  ])
]

/// A program for a fixed address starts 1 ms sooner: 86,000 places need not be filled in.
let fixedAddress: LinkerSetting = .unsafeFlags(
  ["-Xclang-linker", "-no-pie"], .when(platforms: [.linux], configuration: .release))

/// Tests run the optimized code: thousands of loads and simulations take half the time.
let optimized: SwiftSetting = .unsafeFlags(["-O"], .when(configuration: .debug))

func dependencies(_ names: [String]) -> [Target.Dependency] { names.map { .byName(name: $0) } }

let package = Package(
  name: "opsh",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "opsh", targets: ["opsh"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(name: "CDuckDB"),
    .systemLibrary(name: "CLibedit"),
    .systemLibrary(name: "CThreads"),
    .systemLibrary(name: "CArchive"),
    .systemLibrary(name: "CLibXML"),
  ]
    + layers.map { layer in
      .target(
        name: layer.name, dependencies: dependencies(layer.imports),
        resources: embedded[layer.name] ?? [],
        swiftSettings: [headers, optimized])
    }
    + [
      .executableTarget(
        name: "opsh",
        dependencies: dependencies(["Shell", "EngineDuckDB", "Engine", "Language"])
          + [.product(name: "ArgumentParser", package: "swift-argument-parser")],
        swiftSettings: [headers], linkerSettings: duckdbLibrary + [fixedAddress])
    ]
    + [
      // What tests of several layers share: folders that go with their owner, cells as texts.
      .target(
        name: "TestSupport", dependencies: dependencies(["Values", "Language", "Engine", "Store"]),
        path: "Tests/TestSupport"),
      // What tests of the terminal share: a pseudo terminal with a screen, and a shell of a dozen
      // words to type into.
      .target(name: "TerminalHarness", path: "Tests/TerminalHarness"),
      .executableTarget(
        name: "TerminalProbe", dependencies: dependencies(["Shell"]), path: "Tests/TerminalProbe",
        swiftSettings: [headers], linkerSettings: duckdbLibrary),
    ]
    + tested.map { layer in
      .testTarget(
        name: "\(layer.name)Tests",
        dependencies: dependencies([layer.name] + layer.imports + (testImports[layer.name] ?? [])),
        exclude: unread[layer.name] ?? [],
        swiftSettings: [headers], linkerSettings: duckdbLibrary)
    },
  swiftLanguageModes: [.v6]
)
