import Catalog
import Engine
import EngineDuckDB
import Foundation
import Language
import Store
import Testing
import Values

/// The shipped model, read once.
let shipped = Catalog.shipped(grammar: Grammar())

/// The model with definitions added.
func catalog(_ definitions: String) -> Catalog {
  var catalog = shipped
  catalog.add(modelText: definitions, name: "test.ops", grammar: Grammar())
  return catalog
}

func makeStore(_ path: String, _ catalog: Catalog = shipped) throws -> Store {
  try Store.create(
    path: path, currency: "CNY", timezone: "Asia/Shanghai", catalog: catalog, engine: DuckDB())
}

func openStore(_ path: String, _ catalog: Catalog = shipped, wait: Double = 0) throws -> Store {
  try Store.open(path: path, catalog: catalog, engine: DuckDB(), wait: wait)
}

func memoryStore(_ catalog: Catalog = shipped) throws -> Store {
  try Store.memory(currency: "USD", timezone: "UTC", catalog: catalog, engine: DuckDB())
}

/// A moment of May 2024.
func may(_ day: Int, _ hour: Int = 0, _ minute: Int = 0) -> Moment {
  Moment(Day(number: 19844 + day - 1), hour: hour, minute: minute)
}
