#pragma once
// scripts/setup puts it into .deps/include, which Package.swift names to the compiler.
#include <duckdb.h>
