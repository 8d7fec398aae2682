[assembly: AssemblyFixture(typeof(NewsSite.EndToEnd.Checks.Newsstand))]

namespace NewsSite.EndToEnd.Checks;

/// <summary>The edition of each direction, printed once for all tests that read it, when the first of them asks.</summary>
public sealed class Newsstand : IAsyncDisposable
{
    private readonly Lazy<Task<Edition>> _leftToRight = new(() => Edition.PrintAsync("en"));
    private readonly Lazy<Task<Edition>> _rightToLeft = new(() => Edition.PrintAsync("ar"));

    /// <summary>A site in English.</summary>
    public Task<Edition> LeftToRightAsync() => _leftToRight.Value;

    /// <summary>A site in Arabic.</summary>
    public Task<Edition> RightToLeftAsync() => _rightToLeft.Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var edition in new[] { _leftToRight, _rightToLeft }.Where(edition => edition.IsValueCreated))
            await (await edition.Value).DisposeAsync();
    }
}
