using System.Threading.Channels;

namespace NewsSite.Web.Caching;

/// <summary>Makes pages that are sent often as small as can be, one after the other, beside everything else.</summary>
internal sealed class SmallestForms(PageShelf shelf) : BackgroundService
{
    // So often a page is sent as it came before it is worth a few hundredths of a second.
    private const int Often = 16;

    // Brotli's best takes seconds for a large sitemap.
    private const int BytesMost = 512 * 1024;

    private readonly Channel<KeptPage> _waiting = Channel.CreateBounded<KeptPage>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>A page is sent. Two at once may count as one.</summary>
    public void Count(KeptPage page)
    {
        if (page.Sent < Often && ++page.Sent == Often)
            _waiting.Writer.TryWrite(page);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var page in _waiting.Reader.ReadAllAsync(stoppingToken))
            {
                if (page.Bytes(PageForm.Identity, out _).Length > BytesMost || !ReferenceEquals(shelf.Find(page.Key), page))
                    continue;
                await Task.Run(page.MakeSmallest, stoppingToken);
                shelf.Weigh(page);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }
}
