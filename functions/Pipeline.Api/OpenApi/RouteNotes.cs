namespace Pipeline.Api.OpenApi;

/// <summary>What the description of the API says of a route beside what its types say.</summary>
/// <param name="Tag">The group it stands in.</param>
/// <param name="Problems">Statuses of problem details beside those that its place has: 401 behind the key, 404 below a name, 400 with something to read.</param>
internal sealed record RouteNote(string Tag, string Summary, params int[] Problems)
{
    /// <summary>Types of what is answered, where the answer's type does not tell.</summary>
    public string[] Answers { get; init; } = [];

    /// <summary>Types of the body, where it is read raw.</summary>
    public string[] Bodies { get; init; } = [];
}

/// <summary>A note on each route and each parameter; a test walks the routes.</summary>
internal static class RouteNotes
{
    public const string Numbers = "Numbers";
    public const string People = "Lists, alerts and people";
    public const string Moderation = "Moderation";
    public const string Settings = "Settings";
    public const string Operation = "Connections and operation";
    public const string Open = "Without a key";

    private const string Json = "application/json";
    private const string Club = "/api/communities/{community}";
    private const string Dead = "/api/queues/{queue}/dead-letters";

    public static IReadOnlyDictionary<string, RouteNote> All { get; } = new Dictionary<string, RouteNote>
    {
        ["GET /api/communities"] = new(Numbers, "Every community at a glance"),
        [$"GET {Club}"] = new(Numbers, "One community at a glance"),
        [$"GET {Club}/days"] = new(Numbers, "The daily series: people, actions, engagement, stickiness, lifecycle, retention"),
        [$"GET {Club}/periods"] = new(Numbers, "28 days, weeks or months: activation, answers, inequality, word of mouth, voices, content"),
        [$"GET {Club}/cohorts"] = new(Numbers, "Weekly cohorts: brackets, day n, day n or later"),
        [$"GET {Club}/scorecard"] = new(Numbers, "How fair and how watchful moderation was"),
        [$"GET {Club}/days/{{day}}/{{metric}}"] = new(Numbers, "What a number of a day is made of: members and events"),
        [$"GET {Club}/periods/{{span}}/{{day}}/{{metric}}"] = new(Numbers, "What a number of a period is made of"),
        [$"GET {Club}/cohorts/{{week}}/{{cell}}"] = new(Numbers, "The members of a cell of the cohorts"),
        [$"GET {Club}/growth"] = new(Numbers, "How far the community has come, and whether to invite more"),
        [$"GET {Club}/growth/{{metric}}"] = new(Numbers, "Which newcomers a number of growth counts"),
        [$"GET {Club}/coverage"] = new(Numbers, "What the community's platforms and connections tell"),
        ["GET /api/coverage/{source}"] = new(Numbers, "What a platform tells and what it never can"),
        [$"POST {Club}/rollup"] = new(Numbers, "Makes days anew", 503),
        [$"GET {Club}/lists/{{list}}"] = new(People, "A list with the reason for every entry and the events behind it"),
        [$"GET {Club}/alerts"] = new(People, "What hurts the community now, with evidence and a next step"),
        [$"GET {Club}/recognitions"] = new(People, "Who was recognised"),
        [$"POST {Club}/recognitions"] = new(People, "Notes that a member was recognised", 409),
        [$"GET {Club}/recognitions/effect"] = new(People, "Whether recognising members changed anything"),
        [$"GET {Club}/pulse"] = new(People, "What came of the one question"),
        [$"POST {Club}/pulse"] = new(People, "Asks the one question, at most once in 90 days", 409, 503),
        [$"GET {Club}/digest"] = new(People, "The weekly digest before it is posted") { Answers = [Json, "text/plain", "text/html", "image/png"] },
        [$"POST {Club}/digest"] = new(People, "Posts the weekly digest now", 409, 503),
        [$"GET {Club}/links"] = new(People, "Which accounts are one person's"),
        [$"POST {Club}/links"] = new(People, "Links two accounts", 409),
        [$"DELETE {Club}/links/{{one}}/{{other}}"] = new(People, "Ends a link"),
        [$"POST {Club}/members/{{member}}/link-code"] = new(People, "A code that links whoever sends it to the account"),
        [$"POST {Club}/clicks"] = new(People, "Mints the click id of a link that a member shares"),
        [$"GET {Club}/acts"] = new(Moderation, "What was done on the platforms, the newest first"),
        [$"POST {Club}/acts"] = new(Moderation, "Removes, warns, mutes, unmutes, bans or unbans", 409, 503),
        [$"GET {Club}/reviews"] = new(Moderation, "What waits for a moderator, a page at a time"),
        [$"GET {Club}/reviews/{{id}}"] = new(Moderation, "A review with its text"),
        [$"POST {Club}/reviews/{{id}}/claim"] = new(Moderation, "Takes a review for oneself", 409),
        [$"POST {Club}/reviews/{{id}}/uphold"] = new(Moderation, "The verdict stands", 409, 503),
        [$"POST {Club}/reviews/{{id}}/overturn"] = new(Moderation, "The verdict falls, and what was done is undone", 409, 503),
        [$"GET {Club}/settings"] = new(Settings, "A community's settings, whole") { Answers = [Json, "application/yaml"] },
        [$"PUT {Club}/settings"] = new(Settings, "Puts settings in the place of those that stand", 409, 412, 413, 415, 422, 428) { Bodies = [Json, "application/yaml"] },
        [$"GET {Club}/export"] = new(Settings, "Everything that is kept of a community") { Answers = ["application/jsonl"] },
        ["GET /api/connections"] = new(Operation, "What last came to each connection and what its platform grants"),
        ["POST /api/connections/{connection}/check"] = new(Operation, "Looks again what the platform grants"),
        ["POST /api/connections/{connection}/register"] = new(Operation, "Tells the platform where to send"),
        ["GET /api/quarantine/{connection}"] = new(Operation, "Deliveries that nobody could read"),
        ["POST /api/quarantine/{connection}/{id}/replay"] = new(Operation, "Reads a delivery again", 503),
        ["DELETE /api/quarantine/{connection}/{id}"] = new(Operation, "Deletes a delivery"),
        ["GET /api/queues"] = new(Operation, "How deep each queue is"),
        [$"GET {Dead}"] = new(Operation, "Messages that no stage could handle, a hundred at a time"),
        [$"POST {Dead}/replay"] = new(Operation, "Handles one or all of them again"),
        [$"DELETE {Dead}"] = new(Operation, "Deletes one or all of them"),
        ["GET /api/schemas/internal-events"] = new(Operation, "What own platforms and CRMs may send, as JSON Schema") { Answers = ["application/schema+json"] },
        ["GET /api/health"] = new(Open, "Whether the host is well"),
        [$"GET {Club}/rules"] = new(Open, "The rules as members read them") { Answers = [Json, "text/html", "text/plain"] },
        ["GET /api/appeals/{token}"] = new(Open, "The page on which a member asks for another look") { Answers = ["text/html"] },
        ["POST /api/appeals/{token}"] = new(Open, "Asks for another look", 413) { Answers = ["text/html"], Bodies = ["application/x-www-form-urlencoded"] },
        ["GET /api/webhooks/{source}/{connection}"] = new(Open, "Answers a platform that makes sure of the address", 401),
        ["OPTIONS /api/webhooks/{source}/{connection}"] = new(Open, "Answers a platform that asks whether it may send", 401),
        ["POST /api/webhooks/{source}/{connection}"] = new(Open, "Takes what a platform sends; 2xx once it is durable", 401, 413, 503) { Bodies = [Json] },
    };

    public static IReadOnlyDictionary<string, string> Parameters { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["community"] = "The community's id: 1 to 63 lower-case letters, digits and hyphens",
        ["platform"] = "A source's name; without it all platforms together",
        ["from"] = "The first day, or where it goes on, as yyyy-MM-dd",
        ["day"] = "A closed day as yyyy-MM-dd",
        ["days"] = "How many days",
        ["months"] = "How many months back",
        ["span"] = "28-days, week or month",
        ["count"] = "How many at most",
        ["after"] = "Where the page before ended",
        ["metric"] = "The number's name in the report",
        ["week"] = "The first or last day of a week as yyyy-MM-dd",
        ["cell"] = "The cell's name in the cohorts",
        ["list"] = "ambassadors, greet, leaving, pins or questions",
        ["member"] = "A member's id",
        ["one"] = "An account's member id",
        ["other"] = "The other account's member id",
        ["by"] = "Who does it",
        ["state"] = "Only reviews in this state",
        ["reason"] = "Only reviews for this reason",
        ["format"] = "The form of the answer; goes before Accept",
        ["enforce"] = "true: members may be acted on from now on",
        ["connection"] = "A connection's id",
        ["source"] = "A source's name: telegram, slack, discord, internal and so on",
        ["id"] = "The one that is meant",
        ["queue"] = "events, enforcements or rollups",
        ["token"] = "What the link in a notice carries",
        ["url"] = "Where the platform reaches this installation",
    };
}
