/// All verbs, in the order in which help lists them.
package let verbs: [any Verb.Type] = [
  ShowVerb.self, CompareVerb.self, TopVerb.self, BottomVerb.self, TrendVerb.self, ExplainVerb.self,
  BriefVerb.self,
  FunnelVerb.self,
  AnomaliesVerb.self,
  ForecastVerb.self, PaceVerb.self,
  BuyersVerb.self, CohortVerb.self, BasketVerb.self, StockVerb.self, StaffingVerb.self,
  AttributionVerb.self, ExperimentVerb.self, ActivityVerb.self,
  ListVerb.self, SourceVerb.self,
  DescribeVerb.self, DatasetsVerb.self, MetricsVerb.self, LoadVerb.self, UndoVerb.self,
  ReloadVerb.self,
  ExportsVerb.self, NoteVerb.self, TaskVerb.self,
  HelpVerb.self,
]
