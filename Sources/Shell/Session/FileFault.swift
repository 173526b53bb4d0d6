import Foundation

/// Why a file could not be written, in a few words.
enum FileFault {
  static func reason(_ error: any Error) -> String {
    if let error = error as? POSIXError {
      switch error.code {
      case .ENOENT, .ENOTDIR: return "there is no such folder"
      case .EACCES, .EPERM: return "no right to"
      case .ENOSPC: return "the disk is full"
      case .EROFS: return "the disk can only be read"
      case .EISDIR: return "it is a folder"
      default: return String(cString: strerror(error.code.rawValue))
      }
    }
    switch (error as? CocoaError)?.code {
    case .fileNoSuchFile: return "there is no such folder"
    case .fileWriteNoPermission: return "no right to"
    case .fileWriteOutOfSpace: return "the disk is full"
    case .fileWriteVolumeReadOnly: return "the disk can only be read"
    default:
      let number = (error as NSError).userInfo[NSUnderlyingErrorKey] as? POSIXError
      return number.map { String(cString: strerror($0.code.rawValue)) }
        ?? error.localizedDescription
    }
  }
}
