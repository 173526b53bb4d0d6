import Catalog
import Language
import Values

/// Replaces a command of the model by what it stands for.
struct CommandExpansion {
  let catalog: Catalog

  /// The pipeline with commands expanded, those inside commands too.
  func expand(_ pipeline: Pipeline, open: [String] = []) throws(Diagnostic) -> Pipeline {
    guard let command = catalog.command(pipeline.call.verb), !pipeline.call.isImplicit else {
      return pipeline
    }
    let name = command.name.text
    guard !open.contains(name) else {
      throw Diagnostic(
        .definition, "the command \"\(command.name.spoken)\" is defined by itself",
        at: pipeline.call.verb.span)
    }
    let values = try arguments(of: command, pipeline.call)
    var body = try Substitution(values: values, place: pipeline.call.verb.span).pipeline(
      command.body)
    body.call = merge(pipeline.call, into: body.call)
    body.stages += pipeline.stages
    return try expand(body, open: open + [name])
  }

  /// The values of the command's parameters: names and texts of the call in order.
  private func arguments(
    of command: CommandSyntax, _ call: Call
  ) throws(Diagnostic) -> [String: ParameterValue] {
    var names = call.items[...]
    var words = call.words[...]
    var values: [String: ParameterValue] = [:]
    for parameter in command.parameters {
      var given: ParameterValue?
      switch parameter.kind.text {
      case "dimension", "metric":
        if let name = names.popFirst()?.expression.plainName {
          try check(name, parameter)
          given = .name(name)
        }
      case "number": given = call.count.map { .value(.int(Int64($0))) }
      case "period": given = call.period.map { .period($0.value) }
      default: given = words.popFirst().map { .value(.text($0.text)) }
      }
      guard let value = given ?? parameter.fallback else {
        throw Diagnostic(
          .syntax,
          "\"\(command.name.spoken)\" needs a \(parameter.kind.text) \(parameter.name.text)",
          at: call.verb.span,
          label: parameter.kind.text == "text"
            ? "\(command.name.spoken) \"...\"" : "\(command.name.spoken) \(parameter.name.text)")
      }
      values[parameter.name.text] = value
    }
    return values
  }

  /// A dimension has to be one of the data set that the parameter names.
  private func check(_ name: Name, _ parameter: CommandParameter) throws(Diagnostic) {
    if parameter.kind.text == "metric" {
      guard try catalog.metric(name) == nil else { return }
      let near = closest(to: name.text, among: catalog.metricOrder, limit: 1)
      throw Diagnostic(
        .unknownName, "no metric called \"\(name.spoken)\"", at: name.span,
        correction: near.first.map { Correction($0) })
    }
    guard let owner = parameter.dataset, let dataset = try catalog.dataset(owner),
      try catalog.dimension(name, of: dataset) == nil
    else { return }
    let known = catalog.dimensionNames(of: dataset)
    let near = closest(to: name.text, among: known, limit: 1)
    throw Diagnostic(
      .unknownName, "\(dataset.name) has no dimension called \"\(name.spoken)\"", at: name.span,
      correction: near.first.map { Correction($0) },
      hints: ["\(dataset.name) has \(known.prefix(12).joined(separator: ", "))"])
  }

  /// Clauses of the caller replace those of the body; conditions add up.
  private func merge(_ caller: Call, into body: Call) -> Call {
    var merged = body
    if !caller.groups.isEmpty { merged.groups = caller.groups }
    if let period = caller.period { merged.period = period }
    if let due = caller.due { merged.due = due }
    merged.isFull = body.isFull || caller.isFull
    if let basis = caller.basis { merged.basis = basis }
    if !caller.baselines.isEmpty { merged.baselines = caller.baselines }
    if let purpose = caller.purpose { merged.purpose = purpose }
    merged.options += caller.options
    if let count = caller.count, body.count != nil { merged.count = count }
    merged.condition = .both(body.condition, caller.condition)
    merged.span = caller.span
    merged.isLenient = true
    return merged
  }
}

extension CommandSyntax {
  /// What the command takes when it is called.
  ///
  /// - Parameter verbs: what the verbs take, of which its body has one.
  func signature(_ verbs: [String: Signature]) -> Signature {
    var head: [Signature.Slot] = []
    for parameter in parameters {
      let isOptional = parameter.fallback != nil
      switch parameter.kind.text {
      case "dimension": head.append(isOptional ? .optionalName(.dimension) : .name(.dimension))
      case "metric": head.append(isOptional ? .optionalName(.metric) : .name(.metric))
      case "number": head.append(.count)
      case "period": break
      default: head.append(isOptional ? .optionalText : .text)
      }
    }
    var clauses: Set<Signature.Clause> =
      body.call.verb.text == "list"
      ? [.where, .period, .on, .due] : [.by, .where, .period, .on, .vs]
    if let verb = verbs[body.call.verb.text] {
      clauses.formUnion(verb.clauses.intersection([.options, .for, .full]))
    }
    var signature = Signature(head, clauses: clauses)
    if head.contains(.text) { signature.example = "\(name.spoken) \"...\"" }
    return signature
  }
}
