using System.Text;
using System.Text.Json;
using NewsSite.Core.Importing;
using NewsSite.Core.Importing.Captures;

namespace NewsSite.Cli;

/// <summary>
/// Writes the one JSON object of an import, file by file, so that its memory does not grow with their number. Everything beyond ASCII is escaped: the
/// encoding of the terminal cannot spoil it. The object is closed also when the import fails in between.
/// </summary>
internal sealed class ImportJson : IDisposable
{
    private readonly TextWriter _output;
    private readonly MemoryStream _buffer = new();
    private readonly Utf8JsonWriter _json;

    public ImportJson(TextWriter output)
    {
        _output = output;
        _json = new Utf8JsonWriter(_buffer);
        _json.WriteStartObject();
        _json.WriteStartArray("files");
    }

    /// <summary>Writes what became of a file.</summary>
    public void Write(SourceReport report)
    {
        _json.WriteStartObject();
        _json.WriteString("path", report.Path);
        _json.WriteString("sha256", report.Sha256);
        _json.WriteString("status", report.Status.ToString().ToLowerInvariant());
        _json.WriteStartArray("articles");
        foreach (var story in report.Stories)
            Write(story);
        _json.WriteEndArray();
        _json.WriteStartArray("messages");
        foreach (var message in report.Messages)
            Write(message);
        _json.WriteEndArray();
        _json.WriteNumber("droppedLines", report.DroppedLines);
        _json.WriteEndObject();
        PassOn();
    }

    /// <summary>Closes the object.</summary>
    public void Dispose()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        PassOn();
        _output.WriteLine();
        _json.Dispose();
        _buffer.Dispose();
    }

    private void Write(StoryReport story)
    {
        _json.WriteStartObject();
        _json.WriteNumber("line", story.Line);
        _json.WriteString("headline", story.Headline);
        _json.WriteString("slug", story.Slug);
        _json.WriteString("language", story.Language);
        _json.WriteStartArray("captions");
        foreach (var caption in story.Captions)
        {
            _json.WriteStartObject();
            _json.WriteString("text", caption.Text);
            _json.WriteString("credit", caption.Credit);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteStartArray("paragraphs");
        foreach (var paragraph in story.Paragraphs)
            _json.WriteStringValue(paragraph);
        _json.WriteEndArray();
        _json.WriteString("byline", story.Byline);
        _json.WriteString("dateline", story.Dateline);
        _json.WriteEndObject();
    }

    private void Write(CaptureMessage message)
    {
        _json.WriteStartObject();
        if (message.Line is { } line)
            _json.WriteNumber("line", line);
        else
            _json.WriteNull("line");
        _json.WriteString("severity", message.Severity == CaptureSeverity.Error ? "error" : "warning");
        _json.WriteString("text", message.Text);
        _json.WriteEndObject();
    }

    private void PassOn()
    {
        _json.Flush();
        _output.Write(Encoding.UTF8.GetString(_buffer.GetBuffer(), 0, (int)_buffer.Length));
        _buffer.SetLength(0);
    }
}
