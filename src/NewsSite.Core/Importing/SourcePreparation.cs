using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Importing.Captures;
using NewsSite.Core.Importing.Merging;
using NewsSite.Core.Publishing;
using NewsSite.Core.Rendering;
using NewsSite.Core.Search;

namespace NewsSite.Core.Importing;

/// <summary>
/// Reads, parses, renders and folds source files side by side on every core, and hands them on in their order. What is ahead of the store
/// is bounded by number and by bytes, so memory does not grow with the number of files.
/// </summary>
internal sealed class SourcePreparation(CaptureOptions options)
{
    private const int FilesAhead = 256;

    // 16 MiB, as much as the largest single file: a prepared file takes about ten times its bytes.
    private const int BytesEach = 64 * 1024;
    private const int SharesAhead = CaptureParser.BytesMost / BytesEach;

    // Captured text is escaped line by line and cannot be slow to render, so no worker has to be left behind; what time it gets shall not depend on how
    // busy the machine is, nor shall many long articles be refused because they come at once. What comes out is the same.
    private static readonly MarkdownRenderer Renderer = new(new RenderingLimits { Time = TimeSpan.FromMinutes(1), ShortText = new RenderingLimits().Length });

    /// <summary>The files in their order, each ready for the store or with the reason why it is not.</summary>
    public async IAsyncEnumerable<PreparedSource> RunAsync(IEnumerable<SourceFile> files, [EnumeratorCancellation] CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var shares = new SemaphoreSlim(SharesAhead);
        var line = Channel.CreateBounded<(Task<PreparedSource> Work, int Shares)>(
            new BoundedChannelOptions(FilesAhead) { SingleReader = true, SingleWriter = true });
        var finding = Task.Run(() => FindAsync(files, shares, line.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var (work, held) in line.Reader.ReadAllAsync(ct))
            {
                var prepared = await work;
                shares.Release(held);
                yield return prepared;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await finding;
        }
    }

    private async Task FindAsync(
        IEnumerable<SourceFile> files, SemaphoreSlim shares, ChannelWriter<(Task<PreparedSource> Work, int Shares)> line, CancellationToken ct)
    {
        try
        {
            foreach (var file in files)
            {
                var held = (int)Math.Min(SharesAhead, file.Length / BytesEach + 1);
                for (var taken = 0; taken < held; taken++)
                    await shares.WaitAsync(ct);
                await line.WriteAsync((Task.Run(() => PrepareAsync(file, ct), ct), held), ct);
            }

            line.Complete();
        }
        catch (Exception e)
        {
            line.Complete(e);
        }
    }

    private async Task<PreparedSource> PrepareAsync(SourceFile file, CancellationToken ct)
    {
        ReadOnlyMemory<byte> bytes;
        try
        {
            bytes = await file.ReadAsync(CaptureParser.BytesMost, ct);
        }
        catch (SourceUnreadableException e)
        {
            return Unread(file, e.Message);
        }

        if (file.Name.Length > ImportedSource.NameMaxLength)
            return Unread(file, $"its name is longer than {ImportedSource.NameMaxLength} characters: rename it");
        if (bytes.Length > CaptureParser.BytesMost)
            return Unread(file, "larger than 16 MiB: split it between two articles");
        return Prepare(file, bytes, ct);
    }

    private PreparedSource Prepare(SourceFile file, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var capture = CaptureParser.Parse(bytes.Span, options);
        var messages = new List<CaptureMessage>(capture.Messages);
        var stories = new List<PreparedStory>(capture.Articles.Count);
        foreach (var article in capture.Articles)
        {
            ct.ThrowIfCancellationRequested();
            var body = PlainText.ToMarkdown(article.Paragraphs);
            var rendered = Renderer.Render(body, ct);
            if (rendered.IsRendered)
                stories.Add(Story(article, body, rendered.Html));
            else
                messages.Add(CaptureMessage.Error(article.Line, $"the article cannot be stored: {rendered.Problem.TrimEnd('.')}"));
        }

        return new PreparedSource
        {
            File = file,
            Bytes = bytes,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span)),
            Encoding = EncodingName(bytes.Span),
            Stories = stories,
            Messages = [.. messages.OrderBy(message => message.Line ?? 0)],
            Found = capture.ArticlesFound,
            Skipped = capture.ArticlesSkipped,
            Refused = capture.ArticlesRefused + capture.Articles.Count - stories.Count,
            DroppedLines = capture.DroppedLines,
        };
    }

    private static PreparedStory Story(CapturedArticle article, string body, string html)
    {
        var text = new StoryText
        {
            Headline = article.Headline,
            Byline = article.Byline ?? "",
            Dateline = article.Dateline ?? "",
            Language = article.Language,
            Body = body,
            Captions = [.. article.Captions.Select(caption => new MergeCaption(caption.Text.Length == 0 ? null : caption.Text, caption.Credit))],
        };
        var words = WordCount.Of(ReadingText.FromHtml(html));
        var revision = PreparedStory.RevisionOf(text, html, words, 1, "", Actor.System(""), default);
        return new PreparedStory
        {
            Captured = article,
            Text = text,
            Html = html,
            WordCount = words,
            HeadlineKey = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(LineKey.Of(article.Headline)))),
            WantedSlug = Slug.From(article.Headline, "story"),
            SearchHeadline = SearchText.Fold(article.Headline),
            SearchText = SearchIndexing.ReaderText(revision),
        };
    }

    private static PreparedSource Unread(SourceFile file, string reason) => new() { File = file, Messages = [CaptureMessage.Error(null, reason)] };

    // A byte order mark wins over what the operator said, as in the decoder.
    private string EncodingName(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => "utf-8",
        [0xFF, 0xFE, ..] => "utf-16",
        [0xFE, 0xFF, ..] => "utf-16BE",
        _ => options.Encoding?.WebName ?? "utf-8",
    };
}
