namespace Pipeline.Local.Simulation;

/// <summary>What a message makes others do: answer, thank, comment, react; and its author, now and then, correct or delete it.</summary>
internal sealed class Talk(World world)
{
    private const int MostReactions = 40;

    public void Follow(in Plan plan)
    {
        var post = plan.Act;
        if (plan.Echo <= 0)
            return;
        if (world.Channels[post.Channel].IsBroadcast)
        {
            Count(post);
            return;
        }

        if (post.Scripted == 0 && world.Dice.Chance(0.012))
        {
            Regret(post);
            return;
        }

        Correct(post);
        React(post, plan.Echo);
        if (post.Words.Genre == Genre.Question)
            Answer(post, plan.Echo);
        else
            Reply(plan);
    }

    /// <summary>A reaction that is taken back soon, once in a while.</summary>
    public void Reconsider(in Act reaction)
    {
        if (world.Dice.Chance(0.025))
            world.Plan(reaction with { Kind = ActKind.TookBack, Seconds = reaction.Seconds + 2 + (long)(world.Dice.Exponential() * 600) });
    }

    private void Regret(in Act post) =>
        world.Plan(post with
        {
            Kind = ActKind.Deleted,
            Seconds = post.Seconds + 30 + (long)(world.Dice.Exponential() * 900),
            TargetSeconds = post.Seconds,
        });

    private void Correct(in Act post)
    {
        var dice = world.Dice;
        var writing = post.Words.Writing == Writing.Slipped ? Writing.Clean : Writing.Extended;
        if (post.Scripted > 0 || (writing == Writing.Extended && !dice.Chance(0.012)))
            return;

        world.Plan(post with
        {
            Kind = ActKind.Edited,
            TargetSeconds = post.Seconds,
            Seconds = post.Seconds + 20 + (long)(dice.Exponential() * (writing == Writing.Extended ? 2400 : 180)),
            Words = post.Words with { Writing = writing },
        });
    }

    private void Answer(in Act question, double echo)
    {
        var (dice, space) = (world.Dice, world.SpaceOf[question.Channel]);
        var isNewcomer = world.Crowd[question.Member].IsNewcomer(world.Day);
        if (!dice.Chance(isNewcomer ? 0.84 : 0.9))
        {
            var staff = dice.Chance(0.6) ? world.Crowd.Staff.Pick(dice, question.Member) : Act.Nobody;
            if (staff != Act.Nobody && world.Crowd[staff].IsIn(space))
                PlanReply(new(question, 0), staff, Genre.Answer, TimeSpan.FromHours(10));
            return;
        }

        var answers = dice.About(Math.Min(4, echo * (0.9 + (0.7 * dice.Exponential()))));
        for (var i = 0; i < Math.Max(1, answers); i++)
        {
            var helper = Companion(world.Crowd.Helpers(space), question);
            PlanReply(new(question, 0), helper, Genre.Answer, TimeSpan.FromMinutes(35 * (i + 1)));
        }
    }

    private void Reply(in Plan plan)
    {
        var (dice, post) = (world.Dice, plan.Act);
        var (mean, genre) = Habits.RepliesTo(post.Words.Genre);
        if (post.Words.Genre == Genre.Answer && post.Other >= 0 && dice.Chance(0.5))
            PlanReply(plan, post.Other, Genre.Thanks, TimeSpan.FromMinutes(25));

        var depth = 1.0 / (1 << Math.Min(plan.Depth, 8));
        var replies = dice.About(mean * plan.Echo * depth * (0.4 + (0.6 * dice.Exponential())));
        for (var i = 0; i < replies; i++)
        {
            // A talk goes on between two as often as somebody else joins in.
            var author = plan.Depth > 0 && post.Other >= 0 && dice.Chance(0.45)
                ? post.Other
                : Companion(world.Crowd.Repliers(world.SpaceOf[post.Channel]), post);
            PlanReply(plan, author, genre, TimeSpan.FromMinutes(45));
        }
    }

    // People prefer to reply where they speak the language.
    private int Companion(PeopleByWeight choice, in Act post)
    {
        var person = choice.Pick(world.Dice, post.Member);
        for (var tries = 0; tries < 5 && person != Act.Nobody && !Speaks(person, post.Words.Language); tries++)
            person = choice.Pick(world.Dice, post.Member);
        return person;
    }

    private bool Speaks(int person, Language language) => language == Language.English || world.Crowd[person].Language == language;

    private void PlanReply(in Plan above, int author, Genre genre, TimeSpan delay)
    {
        if (author == Act.Nobody)
            return;

        var post = above.Act;
        var language = Speaks(author, post.Words.Language) ? post.Words.Language : Language.English;
        world.Plan(
            new()
            {
                Kind = ActKind.Posted,
                Seconds = world.Later(post.Seconds, delay),
                Member = author,
                Other = post.Member,
                Channel = post.Channel,
                ReplyTo = post.Message,
                TargetSeconds = post.Seconds,
                Thread = post.Thread != 0 ? post.Thread : post.Message,
                Words = world.Words(genre, language, post.Words.Topic),
            },
            above.Depth + 1);
    }

    private void React(in Act post, double echo)
    {
        var (dice, choice) = (world.Dice, world.Crowd.Reactors(world.SpaceOf[post.Channel]));
        var crowd = Math.Min(1, world.Crowd.ActiveCount / 30.0);
        var mean = Habits.ReactionsTo(post.Words.Genre) * echo * crowd;
        var count = Math.Min(MostReactions, dice.About(mean * (0.3 + (0.7 * dice.Exponential()))));
        Span<int> people = stackalloc int[MostReactions];
        var found = 0;
        for (var tries = 0; tries < 2 * count && found < count; tries++)
        {
            var person = choice.Pick(dice, post.Member);
            if (person == Act.Nobody || people[..found].Contains(person))
                continue;

            people[found++] = person;
            world.Plan(new()
            {
                Kind = ActKind.Reacted,
                Seconds = world.Later(post.Seconds, TimeSpan.FromHours(2)),
                Member = person,
                Other = post.Member,
                Channel = post.Channel,
                Message = post.Message,
                Choice = Emojis.Pick(post.Words.Genre, dice),
            });
        }
    }

    private void Count(in Act post)
    {
        var dice = world.Dice;
        var total = 0;
        var seconds = post.Seconds;
        for (var counts = dice.About(4); counts > 0; counts--)
        {
            total += 1 + dice.About(0.03 * world.Crowd.ActiveCount * dice.Exponential());
            seconds = world.Later(seconds, TimeSpan.FromHours(2));
            world.Plan(post with { Kind = ActKind.Counted, Seconds = seconds, Amount = total });
        }
    }
}
