import Values

/// A task for somebody of the team, as the table `tasks` holds it.
package struct NewTask: Hashable, Sendable {
  /// What is to be done.
  package var assignment: String
  /// A person or a role.
  package var assignee: String?
  /// Who wants it done.
  package var askedBy: String?
  /// The day by which it is to be done.
  package var due: Day?
  /// high, normal or low.
  package var priority: String?
  /// The id of the activity that it belongs to.
  package var activity: String?
  /// The id of the product that it is about.
  package var product: String?

  package init(
    _ assignment: String, assignee: String? = nil, askedBy: String? = nil, due: Day? = nil,
    priority: String? = nil, activity: String? = nil, product: String? = nil
  ) {
    self.assignment = assignment
    self.assignee = assignee
    self.askedBy = askedBy
    self.due = due
    self.priority = priority
    self.activity = activity
    self.product = product
  }
}
