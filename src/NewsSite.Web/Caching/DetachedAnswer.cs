using Microsoft.AspNetCore.Http.Features;

namespace NewsSite.Web.Caching;

/// <summary>The answer to a request that nobody waits for at the other end: taken into memory, with the headers that are added before a first byte would go out.</summary>
internal sealed class DetachedAnswer : HttpResponseFeature, IDisposable
{
    private readonly Stack<(Func<object, Task> Callback, object State)> _starting = new();
    private readonly Stack<(Func<object, Task> Callback, object State)> _completed = new();
    private readonly MemoryStream _bytes = new();

    public DetachedAnswer() => BodyFeature = new StreamResponseBodyFeature(_bytes);

    public StreamResponseBodyFeature BodyFeature { get; }

    public byte[] Bytes => _bytes.ToArray();

    public override void OnStarting(Func<object, Task> callback, object state) => _starting.Push((callback, state));

    public override void OnCompleted(Func<object, Task> callback, object state) => _completed.Push((callback, state));

    /// <summary>The last of the body is written: adds the late headers.</summary>
    public async Task FinishAsync()
    {
        await BodyFeature.CompleteAsync();
        while (_starting.TryPop(out var starting))
            await starting.Callback(starting.State);
    }

    /// <summary>Gives up what the request has taken.</summary>
    public async Task ReleaseAsync()
    {
        while (_completed.TryPop(out var completed))
            await completed.Callback(completed.State);
    }

    public void Dispose() => _bytes.Dispose();
}
