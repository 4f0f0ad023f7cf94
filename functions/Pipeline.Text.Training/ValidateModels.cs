namespace Pipeline.Text.Training;

/// <summary>Trains without a source and tests on it: what the models are worth where they come from nobody's data.</summary>
internal sealed class ValidateModels(string folder, int seed, Action<double, string> progress)
{
    public IEnumerable<Validation> Run(Func<Holdout, bool> asked)
    {
        progress(0, "reading texts");
        var corpus = Corpus.Read(folder, seed, room => !Holdout.IsHeldRoom(room));
        var phrases = TrainModels.Phrases(folder);
        var lexicon = LexiconCompiler.Compile(phrases, CommonWords.In(corpus, phrases));
        var learnt = TrainModels.Learn(corpus, lexicon);
        var rooms = SharedSets.Messages(folder).Where(message => Holdout.IsHeldRoom(message.Room)).Select(message => message.Text).ToList();
        var holdouts = Holdout.All.Where(asked).ToList();
        foreach (var group in holdouts.GroupBy(holdout => (holdout.Name, holdout.Task)))
        {
            progress((double)holdouts.IndexOf(group.First()) / holdouts.Count, group.Key.Name);
            var parts = group.Select(holdout => (holdout, Model: Fit(learnt, lexicon, holdout))).ToList();
            var tested = parts.SelectMany(part => Tested(corpus, part.holdout, new(part.Model)));
            var clean = group.Key.Task == EvaluatedTask.Kind ? null : EvaluateTexts.RunClean(rooms, new(parts[0].Model));
            yield return new(group.Key.Name, EvaluateTexts.Run(tested), clean);
        }
    }

    private static IEnumerable<(LabeledText, TextScorer)> Tested(List<LabeledText> corpus, Holdout holdout, TextScorer scorer) =>
        corpus.Where(holdout.Tested).Select(text => (Only(text, holdout.Task), scorer));

    private static TextModel Fit(List<LearntText> texts, LexiconParts lexicon, Holdout holdout)
    {
        int[] outputs = holdout.Task switch
        {
            EvaluatedTask.Spam => [Output.Unwanted, Output.Scam],
            EvaluatedTask.Toxic => [Output.Toxic],
            _ => [.. Enumerable.Range(Output.FirstKind, Output.KindCount)],
        };
        var (weights, calibrations) = new ModelFit([.. texts.Where(text => !holdout.LeftOut(text.Text))]).Run(outputs, _ => { });
        return new(new byte[32], lexicon, weights, calibrations, Thresholds.Chosen);
    }

    private static LabeledText Only(LabeledText text, EvaluatedTask task) => text with
    {
        Unwanted = task == EvaluatedTask.Spam ? text.Unwanted : null,
        Toxic = task == EvaluatedTask.Toxic ? text.Toxic : null,
        Kind = task == EvaluatedTask.Kind ? text.Kind : null,
    };
}

/// <summary>What was measured on one held-out source, and what the same models flag in rooms of the history that taught nothing.</summary>
internal sealed record Validation(string Name, Evaluation Figures, CleanFigures? Rooms);
