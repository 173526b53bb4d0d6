/// Tasks, files and help.
extension Needs {
  static let routine: [Need] = [
    Need(
      ["list tasks due today", "list tasks due"],
      [
        "what do i have to do", "what is to do", "todo", "to do list", "my tasks", "tasks",
        "what is due",
        "今天 要做 什么", "待办", "今天要做什么", "有什么任务", "要处理什么",
      ]),
    Need(
      ["loads", "datasets"],
      [
        "what is loaded", "what did i load", "imports", "which files are loaded", "导入了哪些文件",
        "is the data up to date", "how fresh is the data",
      ]),
    Need(
      ["load orders.csv", "load orders.csv as orders"],
      [
        "import my orders", "import", "upload", "upload file", "load my data", "how do i load data",
        "how to import", "insert", "insert into", "update", "update set", "edit",
        "change the price of", "导入", "导入订单", "上传", "导入数据",
      ]),
    Need(
      [
        "revenue by channel last 7 days | save \"out.csv\""
      ],
      [
        "export this to excel", "export", "download", "save as csv", "export to csv", "excel",
        "spreadsheet",
        "导出", "下载", "导出excel", "导出数据",
      ]),
    Need(
      ["undo"],
      [
        "delete all orders", "delete", "remove", "drop table", "drop", "truncate", "update",
        "clear data", "reset",
        "take back the last load", "undo import", "删除", "清空", "撤销", "删除数据", "回滚",
        "take back the last import", "revert the last load", "undo the last import",
      ]),
    Need(
      ["list tasks overdue"],
      ["tasks past due", "overdue tasks", "late tasks", "what did i miss", "过期任务", "拖延的任务"]),
    Need(
      ["help"], ["hello", "hi", "hey", "good morning", "thanks", "thank you", "你好", "您好", "谢谢"]),
  ]
}
