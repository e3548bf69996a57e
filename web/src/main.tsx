import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import './style/base.css';
import './style/layout.css';
import './style/parts.css';
import './style/table.css';
import './style/certificate.css';
import './style/landing.css';
import './style/pages.css';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
