// What Swift needs of DuckDB, whose library is loaded when the first store is opened: with its 60 MB
// it takes most of the time of a start that needs no store.
#pragma once

// scripts/setup puts it into .deps/include, which Package.swift names to the compiler.
#include <duckdb.h>

#include "../CLate/late.h"

// The functions that are used.
#define OPSH_DUCKDB_FUNCTIONS(USE)                                                               \
  USE(duckdb_append_data_chunk) USE(duckdb_appender_close) USE(duckdb_appender_create_ext)       \
  USE(duckdb_appender_destroy) USE(duckdb_appender_error) USE(duckdb_array_type_array_size)      \
  USE(duckdb_array_type_child_type) USE(duckdb_array_vector_get_child) USE(duckdb_bind_boolean)  \
  USE(duckdb_bind_date) USE(duckdb_bind_decimal) USE(duckdb_bind_double) USE(duckdb_bind_int64)  \
  USE(duckdb_bind_interval) USE(duckdb_bind_null) USE(duckdb_bind_timestamp)                     \
  USE(duckdb_bind_varchar_length) USE(duckdb_close) USE(duckdb_column_count)                     \
  USE(duckdb_column_logical_type) USE(duckdb_column_name) USE(duckdb_connect)                    \
  USE(duckdb_create_config) USE(duckdb_create_data_chunk) USE(duckdb_create_decimal_type)        \
  USE(duckdb_create_logical_type) USE(duckdb_data_chunk_get_size)                                \
  USE(duckdb_data_chunk_get_vector) USE(duckdb_data_chunk_reset)                                 \
  USE(duckdb_data_chunk_set_size) USE(duckdb_decimal_internal_type) USE(duckdb_decimal_scale)    \
  USE(duckdb_destroy_config) USE(duckdb_destroy_data_chunk) USE(duckdb_destroy_extracted)        \
  USE(duckdb_destroy_logical_type) USE(duckdb_destroy_pending) USE(duckdb_destroy_prepare)       \
  USE(duckdb_destroy_result) USE(duckdb_disconnect) USE(duckdb_enum_dictionary_size)             \
  USE(duckdb_enum_dictionary_value) USE(duckdb_enum_internal_type) USE(duckdb_execute_pending)   \
  USE(duckdb_extract_statements) USE(duckdb_extract_statements_error) USE(duckdb_fetch_chunk)    \
  USE(duckdb_free) USE(duckdb_get_type_id) USE(duckdb_interrupt) USE(duckdb_library_version)     \
  USE(duckdb_list_type_child_type) USE(duckdb_list_vector_get_child)                             \
  USE(duckdb_list_vector_get_size) USE(duckdb_map_type_key_type)                                 \
  USE(duckdb_map_type_value_type) USE(duckdb_nparams) USE(duckdb_open_ext)                       \
  USE(duckdb_pending_error) USE(duckdb_pending_prepared) USE(duckdb_pending_prepared_streaming)  \
  USE(duckdb_prepare) USE(duckdb_prepare_error) USE(duckdb_prepare_extracted_statement)          \
  USE(duckdb_query) USE(duckdb_query_progress) USE(duckdb_result_error)                          \
  USE(duckdb_rows_changed) USE(duckdb_set_config) USE(duckdb_struct_type_child_count)            \
  USE(duckdb_struct_type_child_name) USE(duckdb_struct_type_child_type)                          \
  USE(duckdb_struct_vector_get_child) USE(duckdb_validity_set_row_invalid)                       \
  USE(duckdb_vector_assign_string_element_len) USE(duckdb_vector_ensure_validity_writable)       \
  USE(duckdb_vector_get_data) USE(duckdb_vector_get_validity) USE(duckdb_vector_size)

// The search path of the program counts for the library too.
#ifdef __APPLE__
OPSH_LIBRARY(duckdb, "DuckDB", "scripts/setup gets it", OPSH_DUCKDB_FUNCTIONS,
             "@rpath/libduckdb.dylib")
#else
OPSH_LIBRARY(duckdb, "DuckDB", "scripts/setup gets it", OPSH_DUCKDB_FUNCTIONS, "libduckdb.so")
#endif
