/// The dataset `shifts`: each agent's hours of each day, but for the free day of the week.
enum Shifts {
  static let sql = """
    insert into shifts (agent, shift_start, shift_end, online_time, seats)
    with days as (
      select d, day, agent_number, agent_number >= team_size() as evening,
        keyed(9, d * 64 + agent_number) as key
      from sample_days, range(2 * team_size()) a(agent_number)
      where d < day_count() and not off_duty(agent_number, d)
    ),
    timed as (
      select *, day + to_minutes(case when evening then 945 else 470 end + pick(key, 1, 10))
        as started, day + to_minutes(case when evening then 1425 else 965 end + pick(key, 2, 14))
        as ended
      from days
    )
    select agent_names()[1 + agent_number], started, ended,
      round(epoch(ended - started) * (0.86 + 0.1 * uniform(key, 3))), 5 + agent_number % 3
    from timed order by started, agent_number;

    """
}
