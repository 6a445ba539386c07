// What a page can't do from the server: hand a file to the browser.
window.village = {
  async download(name, reference) {
    const bytes = await reference.arrayBuffer();
    const url = URL.createObjectURL(new Blob([bytes]));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    URL.revokeObjectURL(url);
  },
};
