namespace Pipeline.Rollup.Mistakes;

/// <summary>Every mistake that is looked for.</summary>
internal static class AllMistakes
{
    public static IReadOnlyList<IMistake> InOrder { get; } =
    [
        new NewcomerUnanswered(), new FounderMonologue(), new UnansweredGrowing(), new TooManyChannels(), new RulesUnknown(), new OverModeration(),
        new UnderModeration(), new InviteBurst(), new PromotionOverload(), new OnePerson(), new GrowthWithoutActivity(), new Silence(), new BreakerOpen(),
    ];
}
