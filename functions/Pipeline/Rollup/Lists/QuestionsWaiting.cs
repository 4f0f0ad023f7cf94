using Pipeline.Model;
using Pipeline.Model.Coverage;
using Pipeline.Text;

namespace Pipeline.Rollup.Lists;

/// <summary>Members' questions of the last four weeks that no other person has answered.</summary>
internal static class QuestionsWaiting
{
    private const int Days = 28;
    private const string Name = "unanswered";

    /// <summary>The newest first: these can still be helped.</summary>
    public static IEnumerable<Draft> Of(ListInput input)
    {
        var messages = input.Interactions.Messages;
        var answered = new bool[messages.Length];
        foreach (ref readonly var message in messages)
        {
            if (input.Interactions.IsToAnother(message))
                answered[message.Target] = true;
        }

        var waiting = new List<Draft>();
        for (var i = messages.Length - 1; i >= 0 && messages[i].Day > input.Lives.LastDay - Days; i--)
        {
            ref readonly var message = ref messages[i];
            if (message is { Content: ContentKind.Question, IsByStaff: false } && !answered[i] && input.Lives.IsPresent(message.Author)
                && CanTell(message.Source))
            {
                var trace = Trace.Of(message);
                waiting.Add(new(message.Author, [new(Name, $"Asked {GreetToday.Ago(input.End - message.At)}, and nobody has answered", [trace])]) { About = trace });
            }
        }

        return waiting;
    }

    /// <summary>Whether the platform says what a message answers; where it does not, nobody can say that a question was not answered.</summary>
    public static bool CanTell(Source source) => SourceCoverage.Of(source, Observable.Replies) != Degree.Never;
}
