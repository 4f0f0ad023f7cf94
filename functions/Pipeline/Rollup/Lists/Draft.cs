namespace Pipeline.Rollup.Lists;

/// <summary>Why somebody is on a list, before its events are looked up.</summary>
internal sealed record DraftReason(string Name, string Says, IReadOnlyList<Trace> Behind, double? Points = null, double? Most = null);

/// <summary>A place of a list, before its events are looked up.</summary>
internal sealed record Draft(int Member, IReadOnlyList<DraftReason> Reasons)
{
    public double? Score { get; init; }

    public Model.AmbassadorLevel? Level { get; init; }

    public Model.RecognitionKind? Suggestion { get; init; }

    public Trace? About { get; init; }
}

/// <summary>A list as it is computed: the first of <paramref name="Total"/>.</summary>
internal sealed record DraftList(Model.ListName Name, int Total, IReadOnlyList<Draft> Drafts);
