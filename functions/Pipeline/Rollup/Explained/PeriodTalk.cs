namespace Pipeline.Rollup.Explained;

/// <summary>Numbers of questions and answers, and of whose the talk is.</summary>
internal static class PeriodTalk
{
    public static IEnumerable<PeriodMeaning> All() => Questions().Concat(Times()).Concat(Voices());

    private static IEnumerable<PeriodMeaning> Questions() =>
    [
        new("questions", "Questions by members, once 24 hours are over.", row => row.Questions, (numbers, period) => numbers.Answers.Questions.Behind(period)),
        new("unanswered", "Of these, without an answer by another person within 24 hours.", row => row.Unanswered, (numbers, period) => numbers.Answers.Unanswered.Behind(period)) { Of = ["questions"] },
        new("answeredByStaff", "Of those answered within 24 hours, first by staff.", row => row.AnsweredByStaff, (numbers, period) => numbers.Answers.ByStaff.Behind(period))
        {
            Of = ["answeredByStaff", "answeredByMembers"],
        },
        new("answeredByMembers", "Of those answered within 24 hours, first by another member.", row => row.AnsweredByMembers, (numbers, period) => numbers.Answers.ByMembers.Behind(period))
        {
            Of = ["answeredByStaff", "answeredByMembers"],
        },
    ];

    private static IEnumerable<PeriodMeaning> Times() =>
    [
        Time("answerMedian", "half", "an answer by another person", row => row.AnswerMedian),
        Time("answerP90", "nine tenths", "an answer by another person", row => row.AnswerP90),
        Time("memberAnswerMedian", "half", "an answer by another member", row => row.MemberAnswerMedian),
        Time("memberAnswerP90", "nine tenths", "an answer by another member", row => row.MemberAnswerP90),
        Time("staffAnswerMedian", "half", "an answer by staff", row => row.StaffAnswerMedian),
        Time("staffAnswerP90", "nine tenths", "an answer by staff", row => row.StaffAnswerP90),
    ];

    private static IEnumerable<PeriodMeaning> Voices() =>
    [
        new("humanMessages", "Messages by people, staff among them.", row => row.HumanMessages, (numbers, period) => numbers.Voices.Messages.Behind(period)),
        new("staffMessages", "Of these, by staff.", row => row.StaffMessages, (numbers, period) => numbers.Voices.StaffMessages.Behind(period)) { Of = ["humanMessages"] },
        new("threadsStarted", "Messages that answer nothing and begin something.", row => row.ThreadsStarted, (numbers, period) => numbers.Voices.Threads.Behind(period)),
        new("threadsByStaff", "Of these, by staff.", row => row.ThreadsByStaff, (numbers, period) => numbers.Voices.StaffThreads.Behind(period)) { Of = ["threadsStarted"] },
        new("replies", "Answers to another person's messages.", row => row.Replies, (numbers, period) => numbers.Voices.Replies.Behind(period)),
        new("memberReplies", "Of these, from one member to another, without staff on either side.", row => row.MemberReplies, (numbers, period) => numbers.Voices.MemberReplies.Behind(period)) { Of = ["replies"] },
    ];

    private static PeriodMeaning Time(string name, string part, string what, Func<Model.PeriodMetric, long?> value) => new(
        name, $"Seconds until {part} of the questions asked in the period had {what}, by Kaplan and Meier: what has none is counted for as long as was waited, 28 days at most.",
        value, (numbers, period) => numbers.Answers.Asked.Behind(period))
    {
        IsEstimate = true,
    };
}
