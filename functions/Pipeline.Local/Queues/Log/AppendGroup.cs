namespace Pipeline.Local.Queues.Log;

/// <summary>
/// Everybody whose messages shared one write. Told on a thread of the pool, whose own queue takes the continuations: the writer has the
/// next group to write.
/// </summary>
internal sealed class AppendGroup : IThreadPoolWorkItem
{
    private readonly List<PendingAppend> _members = [];
    private Func<Exception>? _failure;

    public void Add(PendingAppend member) => _members.Add(member);

    public void Complete() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    public void Fail(Func<Exception> failure)
    {
        _failure = failure;
        Complete();
    }

    void IThreadPoolWorkItem.Execute()
    {
        foreach (var member in _members)
        {
            if (_failure is null)
                member.SetResult();
            else
                member.SetException(_failure());
        }
    }
}
