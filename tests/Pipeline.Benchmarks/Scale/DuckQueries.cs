using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Benchmarks.Scale;

/// <summary>
/// The same answers in SQL as DuckDB is quickest with: members' days first, where they are asked for more than once; windows of 7 and 30
/// days as spans from an active day to the next one, of which only the ends are counted; ages as bits.
/// </summary>
internal static class DuckQueries
{
    private const int Reacted = 8;
    private const int Other = 9;
    private const int Joined = 10;

    public const string Create =
        """
        CREATE TABLE events (
            community UTINYINT NOT NULL, member UINTEGER NOT NULL, day USMALLINT NOT NULL, moment UINTEGER NOT NULL,
            what UTINYINT NOT NULL, comment BOOLEAN NOT NULL, action BOOLEAN NOT NULL);
        CREATE TABLE calendar (day USMALLINT NOT NULL, ends UINTEGER NOT NULL);
        """;

    /// <summary>Eleven values for messages by their content, and for what else members do.</summary>
    public static int What(ActivityFact fact) => fact.Kind switch
    {
        ActivityKind.Message => (int)fact.Content,
        ActivityKind.Reaction => Reacted,
        ActivityKind.Joined => Joined,
        _ => Other,
    };

    public static bool IsAction(ActivityFact fact) => fact.Kind switch
    {
        ActivityKind.Message => fact.IsComment || fact.Content is ContentKind.Question or ContentKind.Guide or ContentKind.Tip or ContentKind.Discussion,
        _ => fact.Kind == ActivityKind.Reaction,
    };

    /// <summary>Tables in memory, and with them what our engine is given: members' days with the counts of each.</summary>
    public static string Load(ScaleFiles files) =>
        $"""
        CREATE TABLE events AS FROM '{files.Events}';
        CREATE TABLE calendar AS FROM '{files.Calendar}';
        SET perfect_ht_threshold = 20;
        SET preserve_insertion_order = false;
        """;

    public static readonly string LoadMemberDays =
        $"""
        CREATE TABLE packed AS SELECT community, member, day, min(moment) AS first, max(moment) AS last, bool_or(action) AS engaged, {Counts} FROM events
            WHERE what <> {Joined} GROUP BY ALL ORDER BY community, day;
        CREATE TABLE packed_joins AS SELECT community, member, day, moment FROM events WHERE what = {Joined};
        """;

    public static readonly string FromEvents =
        $"""
        CREATE OR REPLACE TEMP TABLE active_days AS SELECT community, member, day, min(moment) AS first, max(moment) AS last, bool_or(action) AS engaged
            FROM events WHERE what <> {Joined} GROUP BY ALL;
        CREATE OR REPLACE TEMP TABLE counts AS SELECT community, day, {Counts} FROM events GROUP BY ALL;
        {Answers("active_days", $"(SELECT community, member, day, moment FROM events WHERE what = {Joined})")}
        """;

    public static readonly string FromMemberDays =
        $"""
        CREATE OR REPLACE TEMP TABLE counts AS SELECT community, day, sum(actions) AS actions, sum(messages) AS messages, sum(comments) AS comments,
            sum(questions) AS questions, sum(reactions) AS reactions FROM packed GROUP BY ALL;
        {Answers("packed", "packed_joins")}
        """;

    /// <summary>One line for each day and each week of each community; −1 is a window that is not over.</summary>
    public const string Lines =
        """
        SELECT concat_ws(' ', 'day', community, day, active, active7, active30, engaged, actions, messages, comments, questions, reactions, started, d1, d7, d30)
            FROM day_answers ORDER BY community, day;
        SELECT concat_ws(' ', 'week', community, week, joined, b0, b1, b2, b3, b4, b5, b6, started, d1, d7, d30) FROM week_answers ORDER BY community, week;
        """;

    private static string Counts =>
        $"""
        (count(*) FILTER (action))::UINTEGER AS actions, (count(*) FILTER (what < {Reacted}))::UINTEGER AS messages, (count(*) FILTER (comment))::UINTEGER AS comments,
        (count(*) FILTER (what = {(int)ContentKind.Question}))::UINTEGER AS questions, (count(*) FILTER (what = {Reacted}))::UINTEGER AS reactions
        """;

    private static string Answers(string days, string joins) =>
        $"""
        CREATE OR REPLACE TEMP TABLE members AS
            WITH starts AS (SELECT member, min(first) AS first, min(day) AS first_day FROM {days} GROUP BY member),
            known AS (SELECT j.community, member, s.first, s.first_day, least(j.moment, s.first) AS joined, least(j.day, s.first_day) AS joined_day
                FROM {joins} j LEFT JOIN starts s USING (member)),
            ages AS (SELECT member, (d.first - k.first) // 86400 AS a, (d.last - k.first) // 86400 AS b, (d.first - k.joined) // 86400 AS c, (d.last - k.joined) // 86400 AS d
                FROM {days} d JOIN known k USING (member)),
            kept AS (SELECT member, bit_or({NDay("a")} | {NDay("b")} | {Bracket("c")} | {Bracket("d")}) AS bits FROM ages GROUP BY member)
            SELECT known.*, coalesce(bits, 0) AS bits FROM known LEFT JOIN kept USING (member);

        CREATE OR REPLACE TEMP TABLE day_answers AS
            WITH grid AS (SELECT community, day, ends, last FROM (SELECT DISTINCT community FROM members), calendar, (SELECT max(ends) AS last FROM calendar)),
            gaps AS (SELECT community, day, engaged, lead(day, 1, 65535::USMALLINT) OVER (PARTITION BY member ORDER BY day) AS next FROM {days}),
            ups AS (SELECT community, day, count(*) AS active, count(*) FILTER (engaged) AS engaged FROM gaps GROUP BY ALL),
            downs7 AS (SELECT community, least(next, day + 7) AS day, count(*) AS down7 FROM gaps GROUP BY ALL),
            downs30 AS (SELECT community, least(next, day + 30) AS day, count(*) AS down30 FROM gaps GROUP BY ALL),
            starts AS (SELECT community, first_day AS day, count(*) AS started, {Kept(0, "d1")}, {Kept(1, "d7")}, {Kept(2, "d30")}
                FROM members WHERE first_day IS NOT NULL GROUP BY ALL)
            SELECT community, day, coalesce(active, 0) AS active,
                (sum(coalesce(active, 0) - coalesce(down7, 0)) OVER so_far)::INTEGER AS active7, (sum(coalesce(active, 0) - coalesce(down30, 0)) OVER so_far)::INTEGER AS active30,
                coalesce(engaged, 0) AS engaged, coalesce(actions, 0) AS actions, coalesce(messages, 0) AS messages, coalesce(comments, 0) AS comments,
                coalesce(questions, 0) AS questions, coalesce(reactions, 0) AS reactions, coalesce(started, 0) AS started,
                {IfOver(1, "coalesce(d1, -1)", "d1")}, {IfOver(7, "coalesce(d7, -1)", "d7")}, {IfOver(30, "coalesce(d30, -1)", "d30")}
            FROM grid LEFT JOIN ups USING (community, day) LEFT JOIN downs7 USING (community, day) LEFT JOIN downs30 USING (community, day)
                LEFT JOIN counts USING (community, day) LEFT JOIN starts USING (community, day)
            WINDOW so_far AS (PARTITION BY community ORDER BY day);

        CREATE OR REPLACE TEMP TABLE week_answers AS
            WITH weeks AS (SELECT {Week("day")} AS week, any_value(ends) FILTER ({Week("day")} <> {Week("day + 1")}) AS ends FROM calendar GROUP BY ALL),
            joined AS (SELECT community, {Week("joined_day")} AS week, count(*) AS joined, {Kept(3, "b0")}, {Kept(4, "b1")}, {Kept(5, "b2")}, {Kept(6, "b3")}, {Kept(7, "b4")},
                {Kept(8, "b5")}, {Kept(9, "b6")} FROM members GROUP BY ALL),
            started AS (SELECT community, {Week("first_day")} AS week, count(*) AS started, {Kept(0, "d1")}, {Kept(1, "d7")}, {Kept(2, "d30")}
                FROM members WHERE first_day IS NOT NULL GROUP BY ALL)
            SELECT community, week, coalesce(joined, 0) AS joined, {IfOver(0, "coalesce(b0, 0)", "b0")}, {IfOver(3, "coalesce(b1, 0)", "b1")}, {IfOver(7, "coalesce(b2, 0)", "b2")},
                {IfOver(14, "coalesce(b3, 0)", "b3")}, {IfOver(30, "coalesce(b4, 0)", "b4")}, {IfOver(60, "coalesce(b5, 0)", "b5")}, {IfOver(90, "coalesce(b6, 0)", "b6")},
                coalesce(started, 0) AS started, {IfOver(1, "coalesce(d1, 0)", "d1")}, {IfOver(7, "coalesce(d7, 0)", "d7")}, {IfOver(30, "coalesce(d30, 0)", "d30")}
            FROM joined FULL JOIN started USING (community, week) LEFT JOIN weeks USING (week), (SELECT max(ends) AS last FROM calendar);
        """;

    private static string NDay(string age) => $"(CASE {age} WHEN 1 THEN 1 WHEN 7 THEN 2 WHEN 30 THEN 4 ELSE 0 END)";

    private static string Bracket(string age) =>
        $"(CASE WHEN {age} = 0 THEN 8 WHEN {age} <= 3 THEN 16 WHEN {age} <= 7 THEN 32 WHEN {age} <= 14 THEN 64 WHEN {age} <= 30 THEN 128 WHEN {age} <= 60 THEN 256 WHEN {age} <= 90 THEN 512 ELSE 0 END)";

    private static string Kept(int bit, string name) => $"count(*) FILTER (bits & {1 << bit} <> 0) AS {name}";

    // The n-th 24 hours after an instant of the day are over once they are for the day's end.
    private static string IfOver(int n, string value, string name) => $"CASE WHEN ends + {(n + 1) * 86400} <= last THEN {value} ELSE -1 END AS {name}";

    private static string Week(string day) => $"({day} + {OurAnswers.DaysBeforeFirst}) // 7";
}
