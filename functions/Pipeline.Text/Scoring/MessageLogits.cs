namespace Pipeline.Text;

/// <summary>
/// The sums of a whole message. A message longer than a block is also read through a window of two, and the worst window counts for spam, scam
/// and toxicity, so that honest text around it does not hide a bad paragraph.
/// </summary>
internal static class MessageLogits
{
    // Among more windows a bad one is found more easily by chance.
    private const float CostOfWindow = 0.35f;

    public static void Read(ref FeatureReader reader, TextScratch scratch, WeightTable weights, scoped Span<float> logits)
    {
        Sums whole = default, previous = default;
        Span<float> worst = stackalloc float[Output.Count];
        Span<float> window = stackalloc float[Output.Count];
        worst.Fill(float.NegativeInfinity);
        var blocks = 0;
        for (; reader.NextBlock(); blocks++)
        {
            Sums current = default;
            current.Add(weights, scratch.Block);
            whole.Add(current);
            current.AddCues(weights, scratch.Block.RepeatedCues);
            if (blocks > 0)
            {
                previous.Add(current);
                previous.Write(weights, window);
                for (var i = 0; i < Output.FirstKind; i++)
                    worst[i] = MathF.Max(worst[i], window[i]);
            }

            previous = current;
        }

        scratch.Shape.Clear();
        TextCues.AddShape(reader.Tokens, scratch.Hits, scratch.Shape);
        whole.AddCues(weights, scratch.Shape);
        whole.Write(weights, logits);
        if (blocks < 3)
            return;

        for (var i = 0; i < Output.FirstKind; i++)
            logits[i] = MathF.Max(logits[i], worst[i] - (CostOfWindow * MathF.Log(blocks - 1)));
    }
}
