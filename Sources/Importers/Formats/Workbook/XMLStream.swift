import CLibXML
import Language

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Takes the elements of an XML text one after the other.
protocol XMLHandler: AnyObject {
  func start(_ name: XMLName, _ attributes: XMLAttributes)
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
  func end(_ name: XMLName)
}

/// An element's name without its namespace.
struct XMLName {
  fileprivate let bytes: UnsafePointer<UInt8>

  static func == (name: XMLName, other: StaticString) -> Bool {
    strncmp(
      UnsafeRawPointer(name.bytes).assumingMemoryBound(to: CChar.self),
      UnsafeRawPointer(other.utf8Start).assumingMemoryBound(to: CChar.self),
      other.utf8CodeUnitCount + 1) == 0
  }

  static func ~= (pattern: StaticString, name: XMLName) -> Bool { name == pattern }
}

/// The attributes of an element, by their names without namespaces.
struct XMLAttributes {
  /// Five pointers for each: name, prefix, namespace, the beginning and the end of the value.
  fileprivate let pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  fileprivate let count: Int

  /// The bytes of a value; nil when there is no such attribute.
  func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    guard let pointers else { return nil }
    for index in 0..<count {
      guard let found = pointers[index * 5], XMLName(bytes: found) == name,
        let start = pointers[index * 5 + 3], let end = pointers[index * 5 + 4]
      else { continue }
      return UnsafeBufferPointer(start: start, count: end - start)
    }
    return nil
  }

  subscript(_ name: StaticString) -> String? {
    bytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  func number(_ name: StaticString) -> Int? { self[name].flatMap { Int($0) } }
}

/// Feeds an XML text to a handler with libxml2, without keeping it.
///
/// Entities of its own and anything from outside are not read: the parser is given no one to ask.
enum XMLStream {
  /// - Throws: a `.file` where the text is no XML.
  static func read(_ reader: ByteReader, of path: String, _ handler: any XMLHandler)
    throws(Diagnostic)
  {
    var calls = xmlSAXHandler()
    calls.initialized = XML_SAX2_MAGIC
    opsh_xml_silence(&calls)
    calls.startElementNs = { context, name, _, _, _, _, count, _, attributes in
      guard let name else { return }
      XMLStream.handler(context)?.start(
        XMLName(bytes: name), XMLAttributes(pointers: attributes, count: Int(count)))
    }
    calls.endElementNs = { context, name, _, _ in
      guard let name else { return }
      XMLStream.handler(context)?.end(XMLName(bytes: name))
    }
    calls.characters = { context, bytes, count in
      XMLStream.handler(context)?.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    calls.cdataBlock = calls.characters
    let box = Box(handler)
    let context = Unmanaged.passUnretained(box).toOpaque()
    if let fault = opsh_xml_fault() {
      throw Diagnostic(
        .file, "\(path) cannot be read: \(String(cString: fault))",
        label: "without it: save the file as CSV")
    }
    guard let parser = opsh_xml_new(&calls, context) else {
      throw Diagnostic(.file, "\(path) cannot be read: out of memory")
    }
    defer { opsh_xml_free(parser) }
    while case let block = try reader.next(), !block.isEmpty {
      try feed(parser, block, isLast: false, of: path)
    }
    try feed(parser, [], isLast: true, of: path)
    withExtendedLifetime(box) {}
  }

  private static func feed(
    _ parser: xmlParserCtxtPtr, _ block: [UInt8], isLast: Bool, of path: String
  ) throws(Diagnostic) {
    let code = block.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { bytes in
        opsh_xml_parse(parser, bytes.baseAddress, Int32(bytes.count), isLast ? 1 : 0)
      }
    }
    guard code == 0 else {
      throw Diagnostic(
        .file, "\(path) is damaged: a part of it makes no sense", label: "get the file anew")
    }
  }

  /// Carries the handler through the parser.
  private final class Box {
    let handler: any XMLHandler
    init(_ handler: any XMLHandler) { self.handler = handler }
  }

  private static func handler(_ context: UnsafeMutableRawPointer?) -> (any XMLHandler)? {
    context.map { Unmanaged<Box>.fromOpaque($0).takeUnretainedValue().handler }
  }
}
