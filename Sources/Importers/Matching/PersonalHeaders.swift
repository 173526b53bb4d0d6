/// Headers that stand for who someone is.
enum PersonalHeaders {
  /// Whether a column that identifies customers does so by a name, an address or a number of theirs,
  /// and not by an id that means nothing by itself.
  static func isName(_ header: String) -> Bool {
    let key = HeaderKey(header).text
    return parts.contains { key.contains($0) } && !(key.hasSuffix("id") || key.hasSuffix("编号"))
  }

  private static let parts = [
    "email", "mail", "邮箱", "phone", "mobile", "手机", "电话", "name", "buyer", "会员名", "姓名", "昵称",
    "帐号", "账号", "收件人", "收货人", "address", "地址",
  ]
}
