/// All verbs, in the order in which help lists them.
package let verbs: [any Verb.Type] = [
  Show.self, Compare.self, Top.self, Bottom.self, Trend.self, Explain.self, FunnelVerb.self,
  Anomalies.self,
  ForecastVerb.self, PaceVerb.self,
  BuyersVerb.self, CohortVerb.self, BasketVerb.self, StockVerb.self, StaffingVerb.self,
  AttributionVerb.self, ActivityVerb.self,
  List.self, SourceVerb.self,
  Describe.self, Datasets.self, Metrics.self, Load.self, UndoVerb.self, ReloadVerb.self,
  Exports.self, NoteVerb.self, TaskVerb.self,
  Help.self,
]
