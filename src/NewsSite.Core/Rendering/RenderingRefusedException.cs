namespace NewsSite.Core.Rendering;

/// <summary>Ends a rendering from any depth of it; caught by <see cref="MarkdownRenderer"/> and nowhere else.</summary>
/// <param name="problem">What the editor is told.</param>
internal sealed class RenderingRefusedException(string problem) : Exception(problem);
