/// Other ways to say what help has pages of, where neither the model nor the words of sentences have
/// them.
enum HelpWords {
  /// By topic, verb, stage, chart, clause and setting.
  static let table: [String: [String]] = [
    // Topics
    "language": [
      "syntax", "grammar", "query language", "how to write a question", "语法", "怎么写", "查询语言",
    ],
    "time": ["dates", "date range", "periods", "calendar", "时间", "日期", "时间范围", "怎么选日期"],
    "analysis": ["statistics", "significance", "分析", "统计", "波动", "正常范围"],
    "customers": ["客户", "顾客", "客户分析"],
    "operations": ["运营"],
    "metrics": ["kpi", "kpis", "numbers", "definitions of the numbers", "指标", "口径"],
    "loading": ["import", "upload", "ingest", "how do i load my data", "导入", "上传数据", "加载文件"],
    "reading": ["encoding", "date format", "decimal comma", "编码", "乱码", "日期格式", "小数点"],
    "rows": ["duplicates", "rejected rows", "skipped rows", "重复的行", "跳过的行"],
    "exports": [
      "shopify", "amazon", "taobao", "tmall", "platform reports", "平台报表", "淘宝", "天猫", "京东",
    ],
    "scripts": [
      "automate", "automation", "cron", "schedule", "daily report", "batch", "脚本", "自动", "日报", "定时",
    ],
    "model": [
      "custom metric", "define a metric", "own metric", "own command", "自定义", "自定义指标", "定义指标",
    ],
    "shell": ["keys", "keyboard", "shortcuts", "options", "environment", "快捷键", "按键"],
    "safety": [
      "security", "privacy", "sandbox", "threat model", "is it safe", "gdpr", "安全", "隐私", "沙箱",
    ],
    "problems": [
      "error", "errors", "does not work", "not working", "trouble", "troubleshooting", "locked",
      "bug",
      "报错", "错误", "出错", "问题", "不能用",
    ],
    "news": ["changelog", "changes", "what is new", "release notes", "version", "更新", "新功能", "版本"],
    // Verbs
    "show": ["显示", "查看"],
    "compare": ["against", "difference", "week over week", "对比", "比较", "环比", "同比"],
    "top": ["best", "ranking", "rank", "leaderboard", "排行", "排名", "最好"],
    "bottom": ["worst", "lowest", "最差", "倒数"],
    "trend": ["over time", "history", "growth", "development"],
    "explain": ["why", "cause", "root cause", "drivers", "为什么", "原因", "下滑", "下跌"],
    "anomalies": ["outliers", "unusual", "alerts", "异常", "波动异常"],
    "forecast": ["future", "next month", "未来"],
    "pace": ["goal", "quota", "plan", "目标", "完成率"],
    "buyers": ["customers", "rfm", "new customers", "买家", "新老客", "客户分层"],
    "cohort": ["retention", "repeat purchase", "churn", "loyalty", "复购", "回购", "留存率"],
    "basket": ["cross sell", "bundles", "bought together", "搭配", "连带"],
    "stock": ["inventory", "restock", "库存", "补货"],
    "staffing": ["shifts", "schedule of agents", "roster", "人手"],
    "list": ["rows", "records", "details", "raw data", "原始数据"],
    "source": ["lineage", "where does it come from", "sql", "数据来源", "口径来源"],
    "load": ["import", "upload", "read a file", "导入", "上传", "加载"],
    "undo": ["revert", "take back", "delete a load", "撤销", "撤回", "回滚"],
    "reload": ["import again", "重新导入"],
    "note": ["comment", "journal", "annotate", "记录", "备注", "笔记", "日志"],
    "task": ["todo", "reminder", "assign", "任务", "待办"],
    // Stages
    "where": ["filter", "condition", "only", "筛选", "过滤", "条件"],
    "take": ["first rows", "前几行"],
    "columns": ["select columns", "rename", "列", "选择列"],
    "derive": ["calculated column", "formula", "new column", "计算列", "公式"],
    "pivot": ["crosstab", "matrix", "透视", "透视表", "交叉表"],
    "total": ["sum", "grand total", "合计", "总计"], "share": ["percent of total", "占比", "比例"],
    "cumulative": ["running total", "累计"], "wrap": ["week by week", "每周一行"],
    "chart": ["graph", "plot", "draw", "picture", "diagram", "图", "图表", "画图", "曲线"],
    "save": [
      "export", "write a file", "download", "csv", "excel", "spreadsheet", "parquet", "导出", "保存",
      "下载", "表格",
    ],
    "as": ["keep an answer", "name an answer", "variable", "保留结果"],
    "alert": ["warn", "notify", "threshold", "monitor", "提醒", "预警", "警报"],
    // Clauses
    "by": ["split", "breakdown", "分组", "拆分"],
    "vs": ["baseline", "year over year", "同比", "环比"],
    "on": ["date basis", "by order date", "按付款时间"],
    // Settings
    "set today": ["pin the date", "pretend", "date of today", "今天是"],
    "set format": ["output", "json", "csv", "markdown", "html", "输出格式"],
    "set rows": ["how many rows", "show all rows", "page size", "显示行数"],
    "set width": ["columns of the terminal", "truncated", "cut off", "宽度"],
    "set ascii": ["boxes", "unicode", "strange signs"], "set color": ["colour", "colors", "颜色"],
    "set on_error": ["stop on error", "go on after an error"],
    "set wait": ["locked store", "timeout"],
  ]

  static func ways(_ name: String) -> [String] { table[name] ?? [] }
}
