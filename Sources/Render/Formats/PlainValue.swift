import Values

/// Values in the plain form that machines read, as `Value.description` gives it, written digit by
/// digit: a csv of a million rows makes no string for a cell.
extension Sink {
  mutating func put(plain value: Value) {
    switch value {
    case .null: break
    case .int(let number):
      put(magnitude: UInt64(number.magnitude), isNegative: number < 0, scale: 0)
    case .fixed(let number) where number.unscaled.magnitude <= UInt64.max:
      put(
        magnitude: UInt64(number.unscaled.magnitude), isNegative: number.unscaled < 0,
        scale: number.scale)
    case .text(let text): put(text)
    case .day(let day): put(plain: day)
    case .moment(let moment) where moment.microseconds % Moment.perSecond == 0:
      put(plain: moment.day)
      put(UInt8(ascii: " "))
      put(twoDigits: moment.hour)
      put(UInt8(ascii: ":"))
      put(twoDigits: moment.minute)
      put(UInt8(ascii: ":"))
      put(twoDigits: moment.second)
    case .bool, .fixed, .double, .moment, .span: put(value.description)
    }
  }

  private mutating func put(plain day: Day) {
    let (year, month, date) = day.civil
    guard (0...9999).contains(year) else { return put(day.description) }
    put(twoDigits: year / 100)
    put(twoDigits: year % 100)
    put(UInt8(ascii: "-"))
    put(twoDigits: month)
    put(UInt8(ascii: "-"))
    put(twoDigits: date)
  }

  private mutating func put(twoDigits number: Int) {
    put(UInt8(48 + number / 10))
    put(UInt8(48 + number % 10))
  }

  /// Digits from the right into a local buffer: at most 39 of a scale, a point and a sign.
  private mutating func put(magnitude: UInt64, isNegative: Bool, scale: Int) {
    var rest = magnitude
    var written = 0
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 48) { buffer in
      var place = buffer.count
      repeat {
        if written == scale, scale > 0 {
          place -= 1
          buffer[place] = UInt8(ascii: ".")
        }
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        place -= 1
        buffer[place] = UInt8(48 + digit)
        rest = quotient
        written += 1
      } while rest > 0 || written <= scale
      if isNegative {
        place -= 1
        buffer[place] = UInt8(ascii: "-")
      }
      put(buffer[place...])
    }
  }
}
